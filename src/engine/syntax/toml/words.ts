import type { ScalarValue } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { judgeDate } from './dates.ts';
import { exceeds64Bits, numberOf } from './numbers.ts';

const WORD = /[^ \t\r\n,\]}#]+/y;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME_BEHIND_DATE = / (?=\d\d:)[^ \t\r\n,\]}#]+/y;

/** Reads what is written without quotes: true and false, numbers, dates. Undefined: nothing of that kind stands here. */
export function readWord(cursor: Cursor): ScalarValue | undefined {
  const start = cursor.at;
  if (!cursor.skip(WORD)) return cursor.fail(start, 'A value is missing here', 'value');
  const word = cursor.text.slice(start, cursor.at);
  if (word === 'true' || word === 'false') {
    return { kind: 'boolean', value: word === 'true', range: { start, end: cursor.at } };
  }
  const value = numberOf(word);
  if (value === undefined) return readDate(cursor, start, word);
  if (exceeds64Bits(word)) return cursor.fail(start, 'This number is too large: an integer has 64 bits');
  return { kind: 'number', value, range: { start, end: cursor.at } };
}

function readDate(cursor: Cursor, start: number, word: string): ScalarValue | undefined {
  if (DATE.test(word)) cursor.skip(TIME_BEHIND_DATE);
  const value = cursor.text.slice(start, cursor.at);
  const verdict = judgeDate(value);
  if (verdict === 'none') return cursor.fail(start, 'This is not a value', 'value');
  if (verdict === 'wrong') return cursor.fail(start, 'There is no such date or time');
  if (verdict === 'newer') cursor.tellNewer(start, 'This time has no seconds');
  return { kind: 'other', value, range: { start, end: cursor.at } };
}
