/** Negative when `a` is the older release. Missing parts count as 0; what is not a number ends the comparison. */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Tables of releases are compared over and over; few versions occur in them. */
const known = new Map<string, readonly number[]>();
const MOST_KNOWN = 200;

function numbersOf(version: string): readonly number[] {
  const remembered = known.get(version);
  if (remembered) return remembered;
  const numbers = (/^v?(\d{1,6}(?:\.\d{1,6}){0,3})/.exec(version)?.[1] ?? '').split('.').map(Number);
  if (known.size < MOST_KNOWN) known.set(version, numbers);
  return numbers;
}

/** Whether `version` is known and not older than `from`. */
export function isAtLeast(version: string, from: string): boolean {
  return version !== '' && compareVersions(version, from) >= 0;
}

/** Whether `version` is known and older than `until`. */
export function isBefore(version: string, until: string): boolean {
  return version !== '' && compareVersions(version, until) < 0;
}
