import { shadowedEntries } from '../../syntax/json/document.ts';
import type { Entry, TableValue } from '../../syntax/tree.ts';
import type { KeyPath } from '../../workspace/report.ts';
import { isBefore } from '../../workspace/version.ts';
import { isFlat, type KnownKey, knownKeys, passesCheck, proxyKeys } from './keys.ts';

/** A key with which dockerd refuses the file. */
export interface UnknownKey {
  entry: Entry;
  at: KeyPath;
  /** The releases that know it: from `since` on, before `until`. Neither: none does. */
  known?: { since?: string; until?: string };
}

/**
 * Every key that some release refuses, as findConfigurationConflicts finds them: exact names, and tables opened one level
 * deep before the comparison (configValuesSet).
 */
export function unknownKeys(root: TableValue): UnknownKey[] {
  const overridden = new Set(shadowedEntries(root));
  const entries = root.entries.filter((entry) => !overridden.has(entry));
  return entries.flatMap((entry) => {
    if (entry.value.kind !== 'table' || isFlat(entry.key)) return unknownKey(entry, [entry.key]);
    if (knownKeys.has(entry.key) && entry.key !== 'proxies') return [];
    return entry.value.entries.flatMap((child) => unknownKey(child, [entry.key, child.key]));
  });
}

function unknownKey(entry: Entry, at: KeyPath): UnknownKey[] {
  if (!passesCheck(entry.key)) return [{ entry, at }];
  const { since, until } = proxyKeys.includes(entry.key) ? proxyFlags : (knownKeys.get(entry.key) ?? {});
  if (!since && !until) return [];
  return [{ entry, at, known: { ...(since && { since }), ...(until && { until }) } }];
}

/** The flags of these names came with the table `proxies`. */
const proxyFlags: Pick<KnownKey, 'since' | 'until'> = { since: '23.0' };

/** Whether this release refuses the key; of a release that is not known only what every release refuses. */
export function refuses({ known }: UnknownKey, version: string): boolean {
  if (!known) return true;
  if (known.since && isBefore(version, known.since)) return true;
  return known.until !== undefined && version !== '' && !isBefore(version, known.until);
}

export const refusalOf = (key: string): string =>
  `the following directives don't match any configuration option: ${key}`;
