import type { Value } from '../../syntax/tree.ts';
import { slipsBetween } from '../../workspace/spelling.ts';

/** Type of a value, in the words of TOML. */
export type Kind =
  | 'string'
  | 'boolean'
  | 'list of strings'
  | 'string or list of strings'
  | 'files'
  | 'table'
  | 'duration';

interface Key {
  kind: Kind;
  /** First release that reads it; before, the key is ignored. */
  since?: string;
}

/** HOSTS hostFileConfig: the keys of a `[host."…"]` table, which are those of the top level too. */
const hostKeys: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['capabilities', { kind: 'list of strings' }],
  ['ca', { kind: 'string or list of strings' }],
  ['client', { kind: 'files' }],
  ['skip_verify', { kind: 'boolean' }],
  ['header', { kind: 'table' }],
  ['override_path', { kind: 'boolean', since: '1.6.0' }],
  ['dial_timeout', { kind: 'duration', since: '2.0.7' }],
]);

const topKeys: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['server', { kind: 'string' }],
  ...hostKeys,
  ['host', { kind: 'table' }],
]);

/** The keys that containerd knows in the table at this key path: the top level, or a `[host."…"]` table. */
export const keysOf = (at: readonly string[]): ReadonlyMap<string, Key> => (at.length === 0 ? topKeys : hostKeys);

export const capabilities: ReadonlyMap<string, { since?: string }> = new Map([
  ['pull', {}],
  ['resolve', {}],
  ['push', {}],
  ['referrers', { since: '2.2.0' }],
]);

/** The known word that differs from this one by two letters at most; of several the nearest. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const candidate of known) {
    const difference = slipsBetween(word.toLowerCase(), candidate, 2);
    if (difference < least && difference < candidate.length / 2) {
      least = difference;
      best = candidate;
    }
  }
  return best;
}

const isStrings = (value: Value): boolean =>
  value.kind === 'array' && value.items.every((item) => item.kind === 'string');

/** HOSTS parseHostConfig and the decoders of go-toml, by kind of key. */
export const accepts: Readonly<Record<Kind, (value: Value) => boolean>> = {
  string: ({ kind }) => kind === 'string',
  boolean: ({ kind }) => kind === 'boolean',
  'list of strings': isStrings,
  'string or list of strings': (value) => value.kind === 'string' || isStrings(value),
  files: (value) =>
    value.kind === 'string' ||
    (value.kind === 'array' && value.items.every((item) => item.kind === 'string' || isStrings(item))),
  table: ({ kind }) => kind === 'table',
  duration: (value) => value.kind === 'string' && /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(value.value),
};
