import { type Entry, entryAt, type Value } from '../../syntax/tree.ts';
import type { Range } from '../../workspace/source-file.ts';

export const INSECURE = 'insecure-registries';
export const MIRRORS = 'registry-mirrors';

export type RegistryKey = typeof INSECURE | typeof MIRRORS;

export interface ListItem {
  /** Undefined for what is no text; dockerd takes null for an empty one. */
  text: string | undefined;
  index: number;
  range: Range;
}

/** A list of registries in daemon.json. */
export interface RegistryList {
  key: RegistryKey;
  entry: Entry;
  /** The value is a list; of a single text, which dockerd refuses, the text is the one item. */
  isList: boolean;
  /** Longer than any that somebody wrote: nothing is said of its items. */
  tooLong: boolean;
  items: ListItem[];
}

/** The list that counts: of doubled keys the last. */
export function registryList(root: Value | undefined, key: RegistryKey): RegistryList | undefined {
  const entry = root && entryAt(root, [key]);
  return entry && listOf(key, entry);
}

/** A list that somebody wrote ends long before. */
const MOST = 1000;

export function listOf(key: RegistryKey, entry: Entry): RegistryList {
  const { value } = entry;
  const values = value.kind === 'array' ? value.items : value.kind === 'string' ? [value] : [];
  const tooLong = values.length > MOST;
  return { key, entry, isList: value.kind === 'array', tooLong, items: tooLong ? [] : values.map(itemOf) };
}

function itemOf(value: Value, index: number): ListItem {
  const text = value.kind === 'string' ? value.value : undefined;
  return { text: value.kind === 'other' ? '' : text, index, range: value.range };
}
