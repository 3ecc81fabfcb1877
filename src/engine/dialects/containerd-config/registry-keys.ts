import { type Entry, entriesAt } from '../../syntax/tree.ts';
import { likelyName } from '../../workspace/spelling.ts';
import type { ContainerdConfigDocument } from './document.ts';
import { type Kind, type Meaning, misnomers, schema, topLevel } from './schema.ts';

/** An entry of a table whose keys are known. */
export interface CheckedEntry {
  entry: Entry;
  /** Path of the table. */
  owner: readonly string[];
  /** Undefined: containerd does not know the key there. */
  kind: Kind | undefined;
  known: readonly string[];
}

/** Every entry of the registry tables, and those at the top level that decide about them. */
export function checkedEntries({
  toml,
  registries,
}: Pick<ContainerdConfigDocument, 'toml' | 'registries'>): CheckedEntry[] {
  const top = toml.root.entries.map((entry): CheckedEntry => check(entry, [], topLevel));
  const inside = registries.flatMap(({ at }) =>
    schema.flatMap(({ below, keys }) =>
      tablesAt(at, below, (path) => entriesAt(toml.root, path)).flatMap((owner) =>
        entriesAt(toml.root, owner).map((entry) => check(entry, owner, keys)),
      ),
    ),
  );
  return [...top.filter(({ kind, entry, known }) => kind || nearest(entry.key, known)), ...inside];
}

function check(entry: Entry, owner: readonly string[], keys: Readonly<Record<string, Kind>>): CheckedEntry {
  const kind = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
  return { entry, owner, kind, known: Object.keys(keys) };
}

/** The paths that a pattern leads to; `*` is every key. */
function tablesAt(
  at: readonly string[],
  below: readonly string[],
  entries: (path: readonly string[]) => readonly Entry[],
): string[][] {
  let paths = [[...at]];
  for (const step of below) {
    paths = paths.flatMap((path) =>
      step === '*'
        ? entries(path)
            .filter(({ value }) => value.kind === 'table')
            .map(({ key }) => [...path, key])
        : [[...path, step]],
    );
  }
  return paths;
}

/** What was meant by a key that containerd does not know in this table; undefined where nothing comes near. */
export function meaningOf({ entry, known }: CheckedEntry): Meaning | undefined {
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
