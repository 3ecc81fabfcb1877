import { shadowedEntries } from '../../syntax/json/document.ts';
import type { Entry, TableValue } from '../../syntax/tree.ts';
import { isFlat, knownKeys, proxyKeys } from './keys.ts';
import { INSECURE, MIRRORS, type RegistryKey } from './lists.ts';

/** A setting that dockerd lets pass and does not read. */
export type Ignored =
  /** A list of registries under the name of its flag, or in a table. */
  | { kind: 'list'; entry: Entry; key: RegistryKey; parent?: Entry }
  /** An earlier entry of a key that comes again. */
  | { kind: 'shadowed'; entry: Entry }
  /** Proxies outside of `proxies`. */
  | { kind: 'proxies'; entries: [Entry, ...Entry[]]; parent?: Entry };

const lists: ReadonlyMap<string, RegistryKey> = new Map([
  [INSECURE, INSECURE],
  [MIRRORS, MIRRORS],
  ['insecure-registry', INSECURE],
  ['registry-mirror', MIRRORS],
]);

/** Every such setting that has to do with pulls (configValuesSet opens tables for the check of keys only). */
export function ignoredSettings(root: TableValue): Ignored[] {
  const overridden = new Set(shadowedEntries(root));
  const shadowed = [...overridden].filter(({ key }) => isRegistryKey(key));
  const entries = root.entries.filter((entry) => !overridden.has(entry));
  const singular = entries.filter(({ key }) => lists.has(key) && !isRegistryKey(key));
  const tables = entries.filter(({ key, value }) => value.kind === 'table' && !isFlat(key) && !knownKeys.has(key));
  return [
    ...shadowed.map((entry): Ignored => ({ kind: 'shadowed', entry })),
    ...listsIn(singular),
    ...proxiesIn(entries),
    ...tables.flatMap((parent) => {
      const children = parent.value.kind === 'table' ? parent.value.entries : [];
      return [...listsIn(children, parent), ...proxiesIn(children, parent)];
    }),
  ];
}

const isRegistryKey = (key: string): key is RegistryKey => key === INSECURE || key === MIRRORS;

function listsIn(entries: readonly Entry[], parent?: Entry): Ignored[] {
  return entries.flatMap((entry): Ignored[] => {
    const key = lists.get(entry.key);
    return key && (entry.value.kind === 'array' || entry.value.kind === 'string')
      ? [{ kind: 'list', entry, key, ...(parent && { parent }) }]
      : [];
  });
}

function proxiesIn(entries: readonly Entry[], parent?: Entry): Ignored[] {
  const [first, ...others] = entries.filter(({ key, value }) => proxyKeys.includes(key) && value.kind !== 'table');
  return first ? [{ kind: 'proxies', entries: [first, ...others], ...(parent && { parent }) }] : [];
}
