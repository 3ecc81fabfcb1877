import { BACKSLASH, DOUBLE_QUOTE } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { readEscape, readLongEscape } from './escapes.ts';

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: TOML forbids these in strings.
const BASIC = /[^"\\\u0000-\u0008\u000a-\u001f\u007f]*/y;
const LITERAL = /[^'\u0000-\u0008\u000a-\u001f\u007f]*/y;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: TOML forbids these in strings.

/** Whether three quotes stand here. */
export function opensLongString(cursor: Cursor): boolean {
  const quote = cursor.peek();
  return cursor.peek(1) === quote && cursor.peek(2) === quote;
}

/** Reads the string that begins at this quote. Undefined: it has errors. */
export function readString(cursor: Cursor): string | undefined {
  return opensLongString(cursor) ? readLongString(cursor) : readShortString(cursor);
}

function readShortString(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const quote = cursor.peek();
  let value: string | undefined = '';
  cursor.at += 1;
  for (;;) {
    value = join(value, readPlain(cursor, quote));
    if (cursor.peek() === quote) {
      cursor.at += 1;
      return value;
    }
    if (cursor.isAtLineEnd()) {
      cursor.at = start;
      return value === undefined ? undefined : cursor.fail(start, 'This string has no closing quote');
    }
    value = join(value, readSpecial(cursor, readEscape));
  }
}

function readLongString(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const quote = cursor.peek();
  let value: string | undefined = '';
  cursor.at += 3;
  cursor.skipNewline();
  for (;;) {
    value = join(value, readPlain(cursor, quote));
    const at = cursor.at;
    if (cursor.peek() === quote) {
      const count = countQuotes(cursor);
      const written = count < 3 ? count : count - 3;
      value = join(value, cursor.text.slice(at, at + written));
      if (count >= 3) return value;
    } else if (cursor.skipNewline()) {
      value = join(value, '\n');
    } else if (cursor.isAtEnd) {
      cursor.at = start;
      return value === undefined ? undefined : cursor.fail(start, 'This string has no closing quotes');
    } else value = join(value, readSpecial(cursor, readLongEscape));
  }
}

/** Moves behind up to five quotes: two that belong to the string, and the three that close it. */
function countQuotes(cursor: Cursor): number {
  const quote = cursor.peek();
  const start = cursor.at;
  while (cursor.peek() === quote && cursor.at < start + 5) cursor.at += 1;
  return cursor.at - start;
}

function readPlain(cursor: Cursor, quote: number): string {
  const start = cursor.at;
  cursor.skip(quote === DOUBLE_QUOTE ? BASIC : LITERAL);
  return cursor.text.slice(start, cursor.at);
}

/** An escape, or a character that no string may have. */
function readSpecial(cursor: Cursor, readItsEscape: (cursor: Cursor) => string | undefined): string | undefined {
  if (cursor.peek() === BACKSLASH) return readItsEscape(cursor);
  cursor.at += 1;
  return cursor.fail(cursor.at - 1, 'This cannot stand in a string', 'end');
}

/** A string of which one part is unreadable is unreadable. */
function join(value: string | undefined, part: string | undefined): string | undefined {
  return value === undefined || part === undefined ? undefined : value + part;
}
