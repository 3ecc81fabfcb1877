import type { Range } from '../../workspace/source-file.ts';
import { CLOSE_BRACKET, HASH, OPEN_BRACKET } from './characters.ts';
import { type Cursor, DEEPEST } from './cursor.ts';
import type { TomlKey } from './document.ts';
import { readKeys } from './keys.ts';

/** `[table]`, or `[[array of tables]]`. */
export interface Header {
  keys: TomlKey[];
  array: boolean;
  range: Range;
}

/** Reads the header that begins at this bracket. Undefined: it has errors, and nobody knows where its keys belong. */
export function readHeader(cursor: Cursor): Header | undefined {
  const start = cursor.at;
  const array = cursor.peek(1) === OPEN_BRACKET;
  const brackets = array ? 2 : 1;
  cursor.at += brackets;
  cursor.skipBlanks();
  const keys = readKeys(cursor);
  if (!keys) return undefined;
  if (keys.length > DEEPEST) return cursor.failTooDeep(start);
  if (cursor.isAtLineEnd() || cursor.peek() === HASH) return cursor.fail(start, 'This header has no closing bracket');
  if (cursor.peek() !== CLOSE_BRACKET)
    return cursor.fail(cursor.at, 'This cannot stand in a header without quotes', 'end');
  if (array && cursor.peek(1) !== CLOSE_BRACKET)
    return cursor.fail(start, 'This header has two opening brackets, but one closing bracket');
  cursor.at += brackets;
  return { keys, array, range: { start, end: cursor.at } };
}
