import { bareName, likelyName } from '../../workspace/spelling.ts';
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
  return otherNames.get(bareName(key)) ?? otherNames.get(key) ?? likelyName(key, [...knownKeys.keys()], 8);
}
