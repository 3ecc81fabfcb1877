/** Letters to insert, delete or replace between two words (Levenshtein); above `most` it is only known to be more. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? 0, most + 1);
}

/** A name without case, dashes, underscores, dots and spaces. */
export const bareName = (name: string): string => name.toLowerCase().replaceAll(/[-_ .]/g, '');

/**
 * The known name of the same letters, or else the only one that is one slip away; two, where the bare name has at least
 * `twoSlipsFrom` letters. Names of three letters and fewer are too near to each other.
 */
export function likelyName(name: string, known: readonly string[], twoSlipsFrom: number): string | undefined {
  const bare = bareName(name);
  const same = known.find((candidate) => bareName(candidate) === bare);
  if (same !== undefined) return same;
  const slips = bare.length < twoSlipsFrom ? 1 : 2;
  const near = known.filter((candidate) => slipsBetween(bareName(candidate), bare, slips) <= slips);
  return near.length === 1 && bare.length > 3 ? near[0] : undefined;
}
