import { DOT, DOUBLE_QUOTE, SINGLE_QUOTE } from './characters.ts';
import type { Cursor } from './cursor.ts';
import type { TomlKey } from './document.ts';
import { opensLongString, readString } from './strings.ts';

const BARE = /[A-Za-z0-9_-]+/y;

/** Reads a key, of several parts if it is dotted, and the blanks behind it. Undefined: there is none, or it has errors. */
export function readKeys(cursor: Cursor): TomlKey[] | undefined {
  const first = readKey(cursor);
  if (!first) return undefined;
  const keys = [first];
  while (cursor.peek() === DOT) {
    cursor.at += 1;
    cursor.skipBlanks();
    const key = readKey(cursor);
    if (!key) return undefined;
    keys.push(key);
  }
  return keys;
}

/** Reads one part of a key, and the blanks behind it. */
function readKey(cursor: Cursor): TomlKey | undefined {
  const start = cursor.at;
  const name = readName(cursor);
  if (name === undefined) return undefined;
  const range = { start, end: cursor.at };
  cursor.skipBlanks();
  return { name, range };
}

function readName(cursor: Cursor): string | undefined {
  const start = cursor.at;
  if (cursor.skip(BARE)) return cursor.text.slice(start, cursor.at);
  if (cursor.peek() !== DOUBLE_QUOTE && cursor.peek() !== SINGLE_QUOTE)
    return cursor.fail(start, 'A key is missing here', 'key');
  if (opensLongString(cursor)) return cursor.fail(start, 'A key cannot stand in three quotes');
  return readString(cursor);
}
