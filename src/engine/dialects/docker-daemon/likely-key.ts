import { knownKeys } from './keys.ts';

/** Names that keys had, have in other files, or are given by hand. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['graph', 'data-root'],
  ['insecureregistry', 'insecure-registries'],
  ['registryinsecure', 'insecure-registries'],
  ['registrymirror', 'registry-mirrors'],
  ['mirrors', 'registry-mirrors'],
  ['mirror', 'registry-mirrors'],
  ['registrymirrorurl', 'registry-mirrors'],
  ['proxy', 'proxies'],
  ['loglevels', 'log-level'],
]);

/** Longer names are no slip of a known one. */
const LONGEST = 40;

/** The key that was most likely meant: the same letters, or one or two slips away from one key only. */
export function likelyKey(key: string): string | undefined {
  if (key.length > LONGEST) return undefined;
  const bare = bareName(key);
  const same =
    otherNames.get(bare) ?? otherNames.get(key) ?? [...knownKeys.keys()].find((known) => bareName(known) === bare);
  if (same) return same;
  const slips = bare.length > 7 ? 2 : 1;
  const near = [...knownKeys.keys()].filter((known) => distance(bareName(known), bare) <= slips);
  return near.length === 1 && bare.length > 3 ? near[0] : undefined;
}

const bareName = (key: string): string => key.toLowerCase().replace(/[-_ .]/g, '');

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
