import type { RepairStep } from './repair-step.ts';

type Literal = Pick<RepairStep, 'text' | 'kind' | 'says'>;

const asWritten = /^(?:true|false|null|-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,5})?)$/;

/** Python, YAML and shell habits with one meaning only. */
const spelled: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  Null: 'null',
  NULL: 'null',
  nil: 'null',
};

/** Whether these mean a truth value or a text is not clear. */
const unclear = /^(?:yes|no|on|off|y|n|undefined|nan|infinity)$/i;
const plain = /^[A-Za-z0-9][\w.:/@%+-]{0,300}$/;

/** The unquoted word at `offset`; empty where none begins. */
export function wordAt(text: string, offset: number): string {
  const chars = /[^\s,{}[\]"'\u2018-\u201f\uff0c;\uff1b]{1,400}/y;
  chars.lastIndex = offset;
  const word = chars.exec(text)?.[0] ?? '';
  const comment = /(?<!:)\/\//.exec(word)?.index;
  return comment === undefined ? word : word.slice(0, comment);
}

/** What an unquoted word is in JSON; undefined when that is not clear. */
export function literalOf(word: string): Literal | undefined {
  const kind = 'literal';
  if (asWritten.test(word)) return { text: word, kind, says: '' };
  const literal = Object.hasOwn(spelled, word) ? spelled[word] : undefined;
  if (literal) return { text: literal, kind, says: `JSON writes ${literal}, in lower case.` };
  if (!plain.test(word) || unclear.test(word) || !/[A-Za-z.:/]/.test(word)) return undefined;
  return { text: `"${word}"`, kind: 'unquoted-value', says: 'A text has to stand in double quotes.' };
}
