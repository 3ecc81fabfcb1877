import { insertTable, type TomlEntries, type TomlInput } from '../../syntax/toml/index.ts';
import { entryAt, type Value } from '../../syntax/tree.ts';
import type { Case, FixDraft } from '../rule.ts';
import type { ContainerdHostsDocument } from './document.ts';
import { openedPath } from './files.ts';
import { isVerified, nameOf, type PlacedEntry, placedEntries } from './placed.ts';

/** An entry without TLS keys that another entry of the same host has. */
export interface Lack {
  entry: PlacedEntry;
  giver: PlacedEntry;
  keys: string[];
}

/** Entries that contact a host with less than another entry of that host: containerd shares nothing between them. */
export function lacking(document: ContainerdHostsDocument, theCase: Case): Lack[] {
  const byHost = new Map<string | undefined, PlacedEntry[]>();
  for (const entry of placedEntries(document, theCase).filter(isVerified)) {
    const host = entry.endpoint?.host;
    byHost.set(host, [...(byHost.get(host) ?? []), entry]);
  }
  return [...byHost.values()].flatMap((same) =>
    same.flatMap((entry): Lack[] => {
      const giver = same.find((other) => missingKeys(other, entry).length > 0);
      return giver ? [{ entry, giver, keys: missingKeys(giver, entry) }] : [];
    }),
  );
}

function missingKeys(giver: PlacedEntry, entry: PlacedEntry): string[] {
  const has = {
    ca: ({ ca }: PlacedEntry) => ca.length > 0,
    client: ({ client }: PlacedEntry) => client.length > 0,
  };
  return Object.entries(has).flatMap(([key, isIn]) =>
    isIn(giver) && !isIn(entry) && !entryAt(entry.table, [key]) ? [key] : [],
  );
}

/** Copies the keys: the same host gets the same trust, so nothing else changes. An unusable value is not copied. */
export function shareKeys(
  document: ContainerdHostsDocument,
  { entry, giver, keys }: Lack,
): { fix: FixDraft } | { declined: string } {
  const { file, toml } = document;
  const entries = keys.flatMap((key): TomlEntries[number][] => {
    const value = usable(entryAt(giver.table, [key])?.value, (path) => openedPath(document, path));
    return value === undefined ? [] : [[key, value]];
  });
  if (entries.length < keys.length)
    return { declined: `The ${keys.join(' and ')} of ${nameOf(giver)} has to be repaired first.` };
  return {
    fix: {
      title: `Repeat ${keys.join(' and ')} for ${entry.endpoint?.host}`,
      safety: 'safe',
      edits: insertTable(toml, entry.at, entries),
      declares: keys.map((key) => ({ path: file.path, at: [...entry.at, key] })),
    },
  };
}

/** The named files, each as `opened` gives it; undefined when one of them names nothing. */
function usable(value: Value | undefined, opened: (path: string) => string): TomlInput | undefined {
  if (value?.kind === 'string') return value.value === '' ? undefined : opened(value.value);
  if (value?.kind !== 'array' || value.items.length === 0) return undefined;
  const items = value.items.map((item) => usable(item, opened));
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Whether a pull by tag can use the entry at all; if not, it goes to the next one (RES filterHosts). */
export function servesTags({ capabilities }: PlacedEntry): boolean {
  const named = capabilities?.map(({ value }) => value.toLowerCase()) ?? [];
  return named.length === 0 || (named.includes('pull') && named.includes('resolve'));
}
