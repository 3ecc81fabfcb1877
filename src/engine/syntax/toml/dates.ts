const DATE = /^(\d{4})-(\d{2})-(\d{2})/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?/;
const OFFSET = /^(?:[Zz]|[+-](\d{2}):(\d{2}))$/;

/**
 * `none`: the word is no date or time. `wrong`: it is one that does not exist. `newer`: it leaves out the seconds,
 * which TOML 1.1 allows.
 */
export type DateVerdict = 'none' | 'wrong' | 'newer' | 'right';

/** Judges a date, a time of day, or both with or without an offset from UTC. */
export function judgeDate(word: string): DateVerdict {
  const date = DATE.exec(word);
  if (!date) return judgeTime(word, false);
  const [written, year = '', month = '', day = ''] = date;
  const rest = word.slice(written.length);
  const isWrong = Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month));
  if (rest !== '' && !/^[Tt ]/.test(rest)) return 'none';
  const time = rest === '' ? 'right' : judgeTime(rest.slice(1), true);
  return isWrong && time !== 'none' ? 'wrong' : time;
}

function judgeTime(word: string, mayHaveOffset: boolean): DateVerdict {
  const time = TIME.exec(word);
  if (!time) return 'none';
  const [written, hour, minute, second] = time;
  const rest = word.slice(written.length);
  const offset = OFFSET.exec(rest);
  if (rest !== '' && !(mayHaveOffset && offset)) return 'none';
  const [, offsetHour = 0, offsetMinute = 0] = offset ?? [];
  const isRight =
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    // A leap second is the sixtieth.
    Number(second ?? 0) <= 60 &&
    Number(offsetHour) < 24 &&
    Number(offsetMinute) < 60;
  if (!isRight) return 'wrong';
  return second === undefined ? 'newer' : 'right';
}

/** None for a month that does not exist. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
