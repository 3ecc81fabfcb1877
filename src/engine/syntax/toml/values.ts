import type { KeyPath } from '../../workspace/report.ts';
import type { Range } from '../../workspace/source-file.ts';
import type { ArrayValue, TableValue, Value } from '../tree.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  DOUBLE_QUOTE,
  EQUALS,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
} from './characters.ts';
import { type Cursor, DEEPEST } from './cursor.ts';
import type { Assignment } from './document.ts';
import { readKeys } from './keys.ts';
import { looksLikeStatement } from './recovery.ts';
import { readString } from './strings.ts';
import { Tree } from './value-tree.ts';
import { readWord } from './words.ts';

/** A value, and what assigns the entries if it is an inline table. */
interface Written {
  value: Value;
  members: readonly Assignment[];
}

const NONE: readonly Assignment[] = [];

/** Reads `key = value`; its path begins with `base`. Undefined: it has errors. */
export function readAssignment(cursor: Cursor, base: KeyPath): Assignment | undefined {
  const start = cursor.at;
  const keys = readKeys(cursor);
  if (!keys) return undefined;
  if (cursor.peek() !== EQUALS) return cursor.fail(cursor.at, 'A = is missing behind the key', 'equals');
  if (base.length + keys.length > DEEPEST) return cursor.failTooDeep(start);
  cursor.at += 1;
  cursor.skipBlanks();
  if (cursor.peek() === OPEN_BRACE) {
    const read = readInlineTable(cursor, [...base, ...keys.map(({ name }) => name)]);
    return read && { base, keys, ...read, range: { start, end: cursor.at } };
  }
  const value = readValue(cursor);
  return value && { base, keys, value, members: NONE, range: { start, end: cursor.at } };
}

function readValue(cursor: Cursor): Value | undefined {
  const start = cursor.at;
  switch (cursor.peek()) {
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE: {
      const value = readString(cursor);
      return value === undefined ? undefined : { kind: 'string', value, range: { start, end: cursor.at } };
    }
    case OPEN_BRACKET:
      return readArray(cursor);
    case OPEN_BRACE:
      return readInlineTable(cursor, [])?.value;
    default:
      return readWord(cursor);
  }
}

function readArray(cursor: Cursor): ArrayValue | undefined {
  const start = cursor.at;
  const items: Value[] = [];
  if (!cursor.open()) return undefined;
  for (;;) {
    if (isAbandoned(cursor)) return cursor.fail(start, 'This array has no closing bracket');
    if (cursor.peek() === CLOSE_BRACKET) break;
    const item = readValue(cursor);
    if (!item) return undefined;
    items.push(item);
    if (isAbandoned(cursor)) return cursor.fail(start, 'This array has no closing bracket');
    if (cursor.peek() === COMMA) cursor.at += 1;
    else if (cursor.peek() !== CLOSE_BRACKET)
      return cursor.fail(cursor.at, 'A comma or a closing bracket is missing', 'end');
  }
  cursor.close();
  return { kind: 'array', items, range: { start, end: cursor.at } };
}

/** Moves to what stands next in an array. True: that belongs no more to the array, whose bracket was never closed. */
function isAbandoned(cursor: Cursor): boolean {
  const isNextLine = cursor.skipLines();
  return cursor.isAtEnd || (isNextLine && looksLikeStatement(cursor.text, cursor.at));
}

/** Reads what stands between braces; the paths inside begin with `base`. TOML 1.1 is read too, and told. */
function readInlineTable(cursor: Cursor, base: KeyPath): Written | undefined {
  const start = cursor.at;
  const members: Assignment[] = [];
  let comma: number | undefined;
  let isBroken = false;
  if (!cursor.open()) return undefined;
  for (;;) {
    isBroken = cursor.skipLines() || isBroken;
    if (cursor.isAtEnd) return cursor.fail(start, 'This inline table has no closing brace');
    if (cursor.peek() === CLOSE_BRACE) break;
    const member = readAssignment(cursor, base);
    if (!member) return undefined;
    members.push(member);
    comma = undefined;
    const isNextLine = cursor.skipLines();
    isBroken ||= isNextLine;
    if (cursor.peek() === CLOSE_BRACE) break;
    if (cursor.peek() !== COMMA) {
      return isNextLine || cursor.isAtEnd
        ? cursor.fail(start, 'This inline table has no closing brace')
        : cursor.fail(cursor.at, 'A comma or a closing brace is missing', 'end');
    }
    comma = cursor.at;
    cursor.at += 1;
  }
  cursor.close();
  if (isBroken) cursor.tellNewer(start, 'This inline table goes on in another line');
  else if (comma !== undefined) cursor.tellNewer(comma, 'A comma stands behind the last value of this inline table');
  return { value: tableOf(cursor, members, { start, end: cursor.at }), members };
}

function tableOf(cursor: Cursor, members: readonly Assignment[], range: Range): TableValue {
  const tree = new Tree(range);
  for (const member of members) {
    const objection = tree.add(member);
    if (objection) cursor.problems.tell('definition', member.range.start, objection);
  }
  return tree.root;
}
