import type { Cursor } from './cursor.ts';

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** A code point by its hexadecimal number. */
const NUMBERED: ReadonlyMap<string, RegExp> = new Map([
  ['u', /[0-9A-Fa-f]{4}/y],
  ['U', /[0-9A-Fa-f]{8}/y],
  ['x', /[0-9A-Fa-f]{2}/y],
]);

/** Reads the escape that begins at this backslash. Undefined, and behind the backslash: there is no such escape. */
export function readEscape(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const letter = cursor.text.charAt(start + 1);
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) {
    cursor.at += 2;
    return simple;
  }
  if (letter === 'e') {
    cursor.at += 2;
    cursor.tellNewer(start, 'This escape stands for the escape character');
    return '\u001b';
  }
  const digits = NUMBERED.get(letter);
  if (digits) return readNumbered(cursor, digits);
  cursor.at += 1;
  return cursor.fail(start, 'This backslash begins no escape; write two of them, or the string in single quotes');
}

/**
 * As `readEscape`, in a string in three quotes: there a backslash at the end of a line takes the blanks and line ends
 * that follow out of the string.
 */
export function readLongEscape(cursor: Cursor): string | undefined {
  const start = cursor.at;
  cursor.at += 1;
  cursor.skipBlanks();
  if (!cursor.skipNewline()) {
    cursor.at = start;
    return readEscape(cursor);
  }
  do cursor.skipBlanks();
  while (cursor.skipNewline());
  return '';
}

function readNumbered(cursor: Cursor, digits: RegExp): string | undefined {
  const start = cursor.at;
  const isNewer = cursor.text.charAt(start + 1) === 'x';
  cursor.at += 2;
  const from = cursor.at;
  if (!cursor.skip(digits)) {
    cursor.at = start + 1;
    return cursor.fail(start, 'This escape has too few hexadecimal digits');
  }
  const codePoint = Number.parseInt(cursor.text.slice(from, cursor.at), 16);
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
    return cursor.fail(start, 'This escape names no Unicode character');
  }
  if (isNewer) cursor.tellNewer(start, 'This escape has two hexadecimal digits');
  return String.fromCodePoint(codePoint);
}
