import { ShareError } from './share-error.ts';

/** Makes a value of a known shape out of anything, or throws a `ShareError`. */
export type Read<T> = (value: unknown) => T;

const refuse = (): never => {
  throw new ShareError('wrong-shape');
};

export const text: Read<string> = (value) => (typeof value === 'string' ? value : refuse());

export const truth: Read<boolean> = (value) => (typeof value === 'boolean' ? value : refuse());

/** A whole number from 0. */
export const count: Read<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : refuse();

export const oneOf =
  <T extends string>(...words: readonly T[]): Read<T> =>
  (value) =>
    words.find((word) => word === value) ?? refuse();

export const matching =
  (pattern: RegExp): Read<string> =>
  (value) =>
    pattern.test(text(value)) ? text(value) : refuse();

export const optional =
  <T>(read: Read<T>): Read<T | undefined> =>
  (value) =>
    value === undefined ? undefined : read(value);

export const nullable =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    value === null ? null : read(value);

/** Items that a list may have: a page draws and analyses as many without getting stuck. */
export const MOST_ITEMS = 1000;

export const listOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value) =>
    Array.isArray(value) && value.length <= MOST_ITEMS ? value.map((item) => read(item)) : refuse();

/** An object with these fields. Others are left out, inherited ones are not looked at, absent ones stay absent. */
export const shape =
  <T extends object>(fields: { [Key in keyof T]-?: Read<T[Key]> }): Read<T> =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse();
    const given = new Map(Object.entries(value));
    const read = Object.entries<Read<unknown>>(fields)
      .map(([key, field]) => [key, field(given.get(key))] as const)
      .filter(([, field]) => field !== undefined);
    // Each key of T was read by its own reader, which TypeScript does not follow through entries.
    return Object.fromEntries(read) as T;
  };
