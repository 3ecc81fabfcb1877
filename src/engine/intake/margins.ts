import { recognise } from './recognise.ts';

/** What mails and prompts of heredocs put before a line, and boxes on both sides. */
const quote = /^(?:(?:> ?){1,9}|│ ?)/;
const boxEnd = /[ \t]*│(?=[ \t\r]*$)/;
/** `< HTTP/2 401` and `< old line` stand beside lines with `>` that nobody quoted: curl -v and diff print them. */
const otherSide = /^(?:< |> (?:GET|HEAD|POST) )/m;
/** `cat -n`, `nl`, `bat`, `grep -n` and editors: a number, and what parts it from the line. */
const numbered = /^[ \t]{0,8}(\d{1,6})(\t|:(?!\d\d:)|[ \t]{0,4}│ ?|(?= (?!\|)|\r?$))/;
/** bat's frame, and the line in it that names the file. */
const frame = /^─{3,}[┬┼┴]─{3,}\s*$/;
const framedName = /^[ \t]{2,9}│ (?=File: )/;
const margin = /^(?:[>│─]|[ \t]{0,8}\d{1,6}(?:[ \t:│]|\r?$))/m;

/**
 * The paste without what was put before its lines when it was quoted, framed or numbered: that never stood in the files.
 * Nothing is taken off where nothing known is left.
 */
export function withoutMargins(paste: string): string {
  if (!margin.test(paste)) return paste;
  const lines = paste.split('\n');
  const bare = unnumbered(otherSide.test(paste) ? lines : unquoted(lines)).join('\n');
  return bare === paste || recognise({ path: '', text: bare }).dialect === 'unknown' ? paste : bare;
}

/** A lone `>` at the beginning of a line, or one below a `\`, is a redirection or a prompt. */
function unquoted(lines: readonly string[]): string[] {
  const isQuoted = lines.map((line) => quote.test(line));
  let isRun = false;
  return lines.map((line, at) => {
    isRun = isQuoted[at] === true && (isRun || (isQuoted[at + 1] === true && !lines[at - 1]?.endsWith('\\')));
    return isRun ? line.replace(quote, '').replace(boxEnd, '') : line;
  });
}

function unnumbered(given: readonly string[]): string[] {
  const lines = given.filter((line) => !frame.test(line)).map((line) => line.replace(framedName, ''));
  for (let from = 0; from < lines.length; ) {
    const to = endOfNumbers(lines, from);
    const rests = lines.slice(from, to).map((line) => line.replace(numbered, ''));
    if (to - from > 2) lines.splice(from, rests.length, ...outdented(rests));
    from = Math.max(to, from + 1);
  }
  return lines;
}

/** Where the numbers end that follow each other from `from` on; only `grep -n` leaves some out, `nl` those of blank lines. */
function endOfNumbers(lines: readonly string[], from: number): number {
  let last: number | undefined;
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const [, digits, parting] = numbered.exec(lines[at] ?? '') ?? [];
    if (digits === undefined) {
      if (last === undefined || lines[at]?.trim() !== '') break;
      continue;
    }
    const step = last === undefined ? 1 : Number(digits) - last;
    if (step < 1 || (step > 1 && parting !== ':')) break;
    last = Number(digits);
    end = at + 1;
  }
  return end;
}

/** Editors part the number from its line by blanks, as many before each. */
function outdented(lines: readonly string[]): string[] {
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^ ]/)));
  return lines.map((line) => (line.trim() === '' ? line.trimStart() : line.slice(depth)));
}
