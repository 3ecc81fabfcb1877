import type { Range } from '../../workspace/source-file.ts';
import { binaryOf, bytesOfHex, decodeInto, decodeText, isBase64 } from './base64.ts';
import type { Search } from './search.ts';

const shortest = 12;
/** Lines of base64 that go on each other are at least so wide; programs break at 64 or 76. */
const wide = 40;
const lineBreak = /(?:\r?\n[ \t]{0,60}|(?:\\{1,4}r)?\\{1,4}n)/y;
const lineEnd = /[ \t]{0,60}(?:\r?\n|\\|["'`,})\]]|$)/y;
/** Base64 within base64, as the `auth` in the Docker config of a Secret. */
const deepest = 2;

/**
 * Base64 in which one of the texts stands, whole or in part, at any alignment, or in whose text `isSecret` finds something. The whole
 * run counts: a part of it would say how long the rest is, and cut characters. What is `taken`, in order, is not looked into.
 */
export function encodedIn(
  text: string,
  searches: readonly Search[],
  isSecret: (decoded: string) => boolean,
  taken: readonly Range[],
): Range[] {
  let at = 0;
  const isTaken = ({ start, end }: Range) => {
    while ((taken[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at += 1;
    const next = taken[at];
    return next !== undefined && next.start <= start && end <= next.end;
  };
  const used = searches.filter((search) => !search.isEmpty);
  const isFound = ({ start, end }: Range) => holds(text.slice(start, end), used, isSecret, 0);
  // What looked like its next line may be another word.
  return [...runsIn(text)].flatMap((run) => {
    if (isTaken(run)) return [];
    return isFound(run) ? [run] : linesOf(text, run).filter(isFound);
  });
}

/** Runs of base64 or base64url; lines of one width that go on each other are one run, indented or with `\n` written out. */
function* runsIn(text: string): Generator<Range> {
  for (let at = 0; at < text.length; at++) {
    if (!isBase64(text.charCodeAt(at))) continue;
    const start = at;
    at = endOfLine(text, at);
    let width = at - start;
    while (width >= wide && text.charAt(at - 1) !== '=') {
      lineBreak.lastIndex = at;
      if (!lineBreak.test(text)) break;
      const next = lineBreak.lastIndex;
      const end = endOfLine(text, next);
      lineEnd.lastIndex = end;
      if (end === next || end - next > width || !lineEnd.test(text)) break;
      width = end - next;
      at = end;
    }
    if (at - start >= shortest) yield { start, end: at };
  }
}

/** The lines of a run that has several. */
function linesOf(text: string, { start, end }: Range): Range[] {
  const lines: Range[] = [];
  for (let at = start; at < end; at++) {
    if (!isBase64(text.charCodeAt(at))) continue;
    const stop = Math.min(endOfLine(text, at), end);
    if (stop - at >= shortest && stop - at < end - start) lines.push({ start: at, end: stop });
    at = stop;
  }
  return lines;
}

/** Behind the run that stands at `from`, padding included. */
function endOfLine(text: string, from: number): number {
  let at = from;
  while (isBase64(text.charCodeAt(at))) at += 1;
  if (at > from) for (let padding = 0; padding < 2 && text.charAt(at) === '='; padding++) at += 1;
  return at;
}

/** Room to decode in, for there are tens of thousands of runs. */
let scratch = new Uint8Array(4096);

/** Whether one of the texts stands in the first bytes. */
const isIn = (bytes: Uint8Array, length: number, searches: readonly Search[]): boolean =>
  searches.some((search) => search.mayBeIn(bytes, length) && search.in(binaryOf(bytes.subarray(0, length))).length > 0);

const layout = /\\{1,4}[rn]|[\s=]/g;
const hexadecimal = /^[0-9a-f]+$/i;

function holds(
  written: string,
  searches: readonly Search[],
  isSecret: (decoded: string) => boolean,
  depth: number,
): boolean {
  const packed = written.replace(layout, '');
  if (scratch.length < packed.length) scratch = new Uint8Array(2 * packed.length);
  for (let skip = 0; skip < 4 && searches.length > 0; skip++) {
    const rest = packed.length - skip;
    const length = decodeInto(scratch, packed, skip, packed.length - (rest % 4 === 1 ? 1 : 0));
    if (length > 0 && isIn(scratch, length, searches)) return true;
  }
  const hex = packed.length % 2 === 0 && hexadecimal.test(packed.slice(0, 200)) ? bytesOfHex(packed) : undefined;
  if (hex && isIn(hex, hex.length, searches)) return true;
  const decoded = packed.length >= 16 ? decodeText(packed) : undefined;
  if (decoded === undefined) return false;
  if (isSecret(decoded)) return true;
  if (depth === deepest) return false;
  return [...runsIn(decoded)].some(({ start, end }) => holds(decoded.slice(start, end), searches, isSecret, depth + 1));
}
