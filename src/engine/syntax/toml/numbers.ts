const INTEGER = /^[+-]?[0-9_]+$/;
const BASED_INTEGER = /^0(?:x[0-9A-Fa-f_]+|o[0-7_]+|b[01_]+)$/;
const FLOAT = /^[+-]?[0-9_]+(?:\.[0-9_]+(?:[eE][+-]?[0-9_]+)?|[eE][+-]?[0-9_]+)$/;
const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['inf', Number.POSITIVE_INFINITY],
  ['+inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['nan', Number.NaN],
  ['+nan', Number.NaN],
  ['-nan', Number.NaN],
]);

const LEADING_ZERO = /^[+-]?0[0-9_]/;
/** An underscore that does not stand between two digits. */
const STRAY_UNDERSCORE = /(?:^|[^0-9])_|_(?:[^0-9]|$)/;
const STRAY_UNDERSCORE_IN_BASED = /^0[xob]_|__|_$/;

/** The number that this word writes; what JavaScript cannot hold exactly is rounded. Undefined: it writes none. */
export function numberOf(word: string): number | undefined {
  if (BASED_INTEGER.test(word)) return STRAY_UNDERSCORE_IN_BASED.test(word) ? undefined : rounded(word);
  const isInteger = INTEGER.test(word);
  if (!isInteger && !FLOAT.test(word)) return SPECIAL.get(word);
  if (LEADING_ZERO.test(word) || STRAY_UNDERSCORE.test(word)) return undefined;
  // An integer has no negative zero.
  return isInteger ? rounded(word) + 0 : rounded(word);
}

/** Whether the word writes an integer for which 64 bits are too few; readers refuse it. */
export function exceeds64Bits(word: string): boolean {
  if (!INTEGER.test(word) && !BASED_INTEGER.test(word)) return false;
  const size = Math.abs(rounded(word));
  if (size !== 2 ** 63) return size > 2 ** 63;
  const exact = BigInt(word.replaceAll('_', ''));
  return exact !== BigInt.asIntN(64, exact);
}

function rounded(word: string): number {
  return Number(word.includes('_') ? word.replaceAll('_', '') : word);
}
