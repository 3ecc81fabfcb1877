import { insertTable, type TomlEntries } from '../../syntax/toml/index.ts';
import { entryAt } from '../../syntax/tree.ts';
import type { Case, FixDraft } from '../rule.ts';
import type { ContainerdHostsDocument } from './document.ts';
import { inputOf } from './input-of.ts';
import { isVerified, type PlacedEntry, placedEntries } from './placed.ts';

/** An entry without TLS keys that another entry of the same host has. */
export interface Lack {
  entry: PlacedEntry;
  giver: PlacedEntry;
  keys: string[];
}

/** Entries that contact a host with less than another entry of that host: containerd shares nothing between them. */
export function lacking(document: ContainerdHostsDocument, theCase: Case): Lack[] {
  const entries = placedEntries(document, theCase).filter(isVerified);
  return entries.flatMap((entry): Lack[] => {
    const givers = entries.filter((other) => other !== entry && other.endpoint?.host === entry.endpoint?.host);
    const giver = givers.find((other) => missingKeys(other, entry).length > 0);
    return giver ? [{ entry, giver, keys: missingKeys(giver, entry) }] : [];
  });
}

function missingKeys(giver: PlacedEntry, entry: PlacedEntry): string[] {
  const has = {
    ca: ({ ca }: PlacedEntry) => ca.some(({ value }) => value !== ''),
    client: ({ client }: PlacedEntry) => client.length > 0,
  };
  return Object.entries(has).flatMap(([key, isIn]) => (isIn(giver) && !entryAt(entry.table, [key]) ? [key] : []));
}

/** Copies the keys: the same host gets the same trust, so nothing else changes. */
export function shareKeys(document: ContainerdHostsDocument, { entry, giver, keys }: Lack): FixDraft {
  const entries = keys.flatMap((key): TomlEntries[number][] => {
    const value = entryAt(giver.table, [key])?.value;
    const input = value && inputOf(value);
    return input === undefined ? [] : [[key, input]];
  });
  return {
    title: `Repeat ${keys.join(' and ')} for ${entry.endpoint?.host}`,
    safety: 'safe',
    edits: insertTable(document.toml, entry.at, entries),
    declares: keys.map((key) => ({ path: document.file.path, at: [...entry.at, key] })),
  };
}

/** Whether a pull by tag can use the entry at all; if not, it goes to the next one (RES filterHosts). */
export function servesTags({ capabilities }: PlacedEntry): boolean {
  const named = capabilities?.map(({ value }) => value.toLowerCase()) ?? [];
  return named.length === 0 || (named.includes('pull') && named.includes('resolve'));
}
