import type { Range } from '../../workspace/source-file.ts';
import { decodeBinary, decodeText } from './base64.ts';
import type { Search } from './search.ts';

/** A run of base64 or base64url; lines of one width that go on each other are one run, indented or with `\n` written out. */
const run =
  /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}(?:(?:\r?\n[ \t]{0,40}|(?:\\r)?\\n)[A-Za-z0-9+/_-]{4,}){0,2000}={0,2}/g;
const widest = 200_000;

/**
 * Base64 in which one of the texts stands, whole or in part, at any alignment, or in whose text `isSecret` finds something. The whole
 * run counts: a part of it would say how long the rest is, and cut characters.
 */
export function encodedIn(text: string, search: Search, isSecret: (decoded: string) => boolean): Range[] {
  return [...runsIn(text)].filter(({ start, end }) => holds(text.slice(start, end), search, isSecret, 0));
}

function* runsIn(text: string): Generator<Range> {
  for (const { 0: found, index } of text.matchAll(run)) yield { start: index, end: index + found.length };
}

function holds(written: string, search: Search, isSecret: (decoded: string) => boolean, depth: number): boolean {
  const packed = written.length > widest ? written : written.replace(/(?:\\r)?\\n|\s/g, '');
  const body = packed.replace(/=+$/, '');
  for (let skip = 0; skip < 4; skip++) {
    const shifted = body.slice(skip);
    const binary = decodeBinary(shifted.length % 4 === 1 ? shifted.slice(0, -1) : shifted);
    if (binary && search.in(binary).length > 0) return true;
  }
  const decoded = packed.length >= 16 ? decodeText(body) : undefined;
  if (decoded === undefined) return false;
  if (isSecret(decoded)) return true;
  return (
    depth < 2 &&
    [...runsIn(decoded)].some(({ start, end }) => holds(decoded.slice(start, end), search, isSecret, depth + 1))
  );
}
