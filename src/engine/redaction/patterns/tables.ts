import { occurrences } from '../../workspace/occurrences.ts';
import { isReadable, looksDrawn } from '../readable.ts';
import type { Find } from '../secret.ts';
import { kindOfName } from '../sensitive.ts';

/** Lines of a table that are looked at below its head, and characters of a line. */
const [longest, widest] = [200, 2000];
/** Heads of columns: in capitals, as kubectl writes them, or between bars, as Markdown and many programs do. */
const heads =
  /^(?:[ \t]{0,8}[|│].{0,400}|[A-Z][A-Z0-9_-]{0,40}(?: {2,60}[A-Z][A-Z0-9_-]{0,40}){1,20}[ \t]{0,60}|Key {2,100}Value[ \t]{0,60})\r?$/gm;
/** Where a cell begins, and what it holds. */
interface Cell {
  at: number;
  text: string;
}

/**
 * Passwords in a cell: below the head of a column that is called so, or beside a name, as in `| password | … |` and in what
 * `vault kv get` prints. What a description says there holds blanks, or looks like words.
 */
export function* tableSecretsIn(text: string): Generator<Find> {
  if (!/pass|pwd?\b|token|key/i.test(text)) return;
  let from = 0;
  for (const { 0: head, index } of occurrences(text, heads)) {
    if (index < from) continue;
    const isBarred = /[|│]/.test(head);
    const isPairs = head.startsWith('Key');
    const cellsOf = isBarred ? barred : isPairs ? pair : (line: string) => below(line, columns);
    const columns = isBarred ? barred(head) : words(head);
    const kinds = columns.map((cell) => kindOfHead(cell.text));
    let [at, rows] = [isBarred ? index : index + head.length + 1, 0];
    for (; rows < longest && at < text.length; rows++) {
      const stop = text.indexOf('\n', at);
      const line = text.slice(at, Math.min(stop < 0 ? text.length : stop, at + widest));
      const cells = cellsOf(line);
      if (cells.length === 0) break;
      for (const [column, cell] of cells.entries()) {
        const named = column === 1 && (isBarred || isPairs) ? kindOfHead(cells[0]?.text ?? '') : undefined;
        const kind = named ?? (rows > 0 || !isBarred ? kinds[column] : undefined);
        const value = cell.text;
        const isNamed = isPairs && /(?:password|passwd|token)$/.test(cells[0]?.text ?? '');
        if (!kind || /\s/.test(value) || isReadable(value) || !(isNamed || isDrawn(value))) continue;
        const start = at + cell.at;
        yield { kind, reason: 'stands in a table as one', range: { start, end: start + value.length }, value };
      }
      if (stop < 0) return;
      at = stop + 1;
    }
    from = at;
  }
}

/** Names of Secrets stand in columns as well, and are called so. */
const kindOfHead = (head: string): string | undefined => {
  const name = head.trim();
  return /secrets?$|auth$|creds?$|credentials?$/i.test(name) && !/client.?secret$/i.test(name)
    ? undefined
    : kindOfName(name);
};

/** What descriptions say looks drawn by lot where it names an encoding, and names of settings do in their capitals. */
const isDrawn = (value: string): boolean =>
  looksDrawn(value) &&
  !(/^[A-Za-z_-]+$/.test(value) && kindOfName(value)) &&
  !/^(?:base64|sha-?\d|utf-?8|x\.?509|oauth|[hr]s256|ed25519|md5|bcrypt)/i.test(value);

/** Between bars, without what marks code or stress. */
function barred(line: string): Cell[] {
  if (!/^[ \t]{0,8}[|│+]/.test(line)) return [];
  return [...line.matchAll(/(?<=[|│])([ \t`*"']{0,60})([^|│]{0,1000}?)(?=[ \t`*"']{0,60}[|│])/g)].map((cell) => ({
    at: cell.index + (cell[1] ?? '').length,
    text: cell[2] ?? '',
  }));
}

const words = (line: string): Cell[] => [...line.matchAll(/\S+/g)].map((word) => ({ at: word.index, text: word[0] }));

/** Under each head the word that begins where it does. */
const below = (line: string, columns: readonly Cell[]): Cell[] =>
  line.trim() === ''
    ? []
    : columns.map(({ at }) => ({
        at,
        text:
          /^\S/.test(line.slice(at)) && /^\s?$/.test(line.charAt(at - 1))
            ? (/^\S+/.exec(line.slice(at))?.[0] ?? '')
            : '',
      }));

/** A name, and what stands behind it up to the end of the line. */
function pair(line: string): Cell[] {
  const [, name = '', gap = '', value = ''] = /^([\w.-]{1,80}|---)( {1,100})(\S.{0,1500}?)\s*$/.exec(line) ?? [];
  return name === ''
    ? []
    : [
        { at: 0, text: name },
        { at: name.length + gap.length, text: value },
      ];
}
