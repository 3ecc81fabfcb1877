import type { DialectId } from '../../workspace/source-file.ts';

export type GateName =
  | 'answer'
  | 'scope'
  | 'placeholders'
  | 'invented'
  | 'invisible'
  | 'comments'
  | 'weaker'
  | 'parses'
  | 'only-what-was-meant'
  | 'converges'
  | 'resolves'
  | 'no-use';

export interface Refusal {
  gate: GateName;
  reason: string;
}

/** One file of a candidate beside what it would replace. */
export interface ChangedFile {
  path: string;
  dialect: DialectId;
  before: string;
  /** With the secrets restored. */
  after: string;
  /** Both as the model saw and wrote them. */
  redacted: { before: string; after: string };
  /** Both as plain lines `key > key = leaf`; undefined where a text does not parse or there is no parser. */
  flat: { before?: readonly string[]; after?: readonly string[] };
  /** The same of the redacted texts. */
  flatRedacted: { before?: readonly string[]; after?: readonly string[] };
}

/** All that the person has given, as one text: what stands here nobody has invented. */
export interface Given {
  text: string;
}

/** What speaks against a changed file; nothing where all is well. */
export type Gate = (file: ChangedFile, given: Given) => Refusal[];

/** How often each of the texts occurs. */
function counted(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The texts that occur more often in the first than in the second. */
export function surplus(texts: Iterable<string>, others: Iterable<string>): string[] {
  const known = counted(others);
  return [...counted(texts)].flatMap(([text, count]) => (count > (known.get(text) ?? 0) ? [text] : []));
}

/** A text of the candidate as it can be quoted in a reason. */
export const quoted = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)} …` : line;
};
