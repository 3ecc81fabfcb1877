import { type Entry, entryAt, type TableValue, type Value, valueAt } from '../../syntax/tree.ts';
import type { RegistryTableFacts } from '../../workspace/facts.ts';
import { likelyName } from '../../workspace/spelling.ts';
import type { ContainerdConfigDocument } from './document.ts';
import { fits, type Kind, type Meaning, misnomers, schema, topLevel } from './schema.ts';

/** An entry that its table does not know, or whose value does not fit. */
export interface FaultyEntry {
  entry: Entry;
  /** Path of the table. */
  owner: readonly string[];
  /** What it has to be. Undefined: containerd does not know the key there. */
  kind: Kind | undefined;
  known: readonly string[];
}

/** The faulty entries of the registry tables, and those at the top level that decide about them. */
export function faultyEntries(root: TableValue, registries: readonly RegistryTableFacts[]): FaultyEntry[] {
  const found: FaultyEntry[] = [];
  for (const faulty of faultyIn(root, [], topLevel)) {
    if (faulty.kind || nearest(faulty.entry.key, faulty.known)) found.push(faulty);
  }
  for (const { at } of registries) {
    const table = valueAt(root, at);
    if (table) for (const { below, keys } of schema) faultyBelow(table, [...at], below, keys, found);
  }
  return found;
}

type Keys = Readonly<Record<string, Kind>>;

/** Adds the faulty entries of the tables to which the pattern leads; `*` is every key. `at` is as before afterwards. */
function faultyBelow(value: Value, at: string[], below: readonly string[], keys: Keys, found: FaultyEntry[]): void {
  if (value.kind !== 'table') return;
  const [step] = below;
  if (step === undefined) {
    for (const faulty of faultyIn(value, at, keys)) found.push({ ...faulty, owner: [...at] });
    return;
  }
  const further = below.slice(1);
  for (const { key, value: inner } of step === '*' ? value.entries : entriesNamed(value, step)) {
    at.push(key);
    faultyBelow(inner, at, further, keys, found);
    at.pop();
  }
}

/** With duplicate keys the last one counts. */
function entriesNamed(table: TableValue, key: string): Entry[] {
  const entry = entryAt(table, [key]);
  return entry ? [entry] : [];
}

function faultyIn({ entries }: TableValue, owner: readonly string[], keys: Keys): FaultyEntry[] {
  const found: FaultyEntry[] = [];
  for (const entry of entries) {
    const kind = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (!kind || !fits(entry.value, kind)) found.push({ entry, owner, kind, known: Object.keys(keys) });
  }
  return found;
}

/** What was meant by a key that containerd does not know in this table; undefined where nothing comes near. */
export function meaningOf({ entry, known }: FaultyEntry): Meaning | undefined {
  const near = nearest(entry.key, known);
  if (near === 'insecure_skip_verify') return { kind: 'switch' };
  if (near) return { kind: 'key', key: near };
  const named = misnomers.find(({ name }) => name.test(entry.key))?.meaning;
  return named?.kind === 'key' && !known.includes(named.key) ? undefined : named;
}

/** A top-level key that is meant to be `version`. */
export function misspeltVersion(document: ContainerdConfigDocument): string | undefined {
  const known = Object.keys(topLevel);
  return document.toml.root.entries.find(({ key }) => !known.includes(key) && nearest(key, known) === 'version')?.key;
}

const nearest = (key: string, known: readonly string[]): string | undefined => likelyName(key, known, 7);
