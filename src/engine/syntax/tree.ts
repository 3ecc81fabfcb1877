import type { KeyPath } from '../workspace/report.ts';
import type { Range } from '../workspace/source-file.ts';

/** A parsed value with the place where it stands. TOML, JSON and YAML adapters all yield this tree. */
export type Value = TableValue | ArrayValue | ScalarValue;

export interface TableValue {
  kind: 'table';
  entries: Entry[];
  range: Range;
}

export interface ArrayValue {
  kind: 'array';
  items: Value[];
  range: Range;
}

export type ScalarValue =
  | { kind: 'string'; value: string; range: Range }
  | { kind: 'number'; value: number; range: Range }
  | { kind: 'boolean'; value: boolean; range: Range }
  /** A date, or another scalar that no rule looks into; the text as written. */
  | { kind: 'other'; value: string; range: Range };

export interface Entry {
  key: string;
  keyRange: Range;
  value: Value;
  /** The whole entry, from its key (in TOML: for a table, its first header) to the end of its value. */
  range: Range;
}

/** Tables of thousands of entries are looked into thousands of times; the index is made at the first look. */
const indexes = new WeakMap<TableValue, { length: number; byKey: Map<string | number, Entry> }>();
const SMALL = 16;

function entryOf(table: TableValue, key: string | number): Entry | undefined {
  if (table.entries.length <= SMALL) return table.entries.findLast((candidate) => candidate.key === key);
  let index = indexes.get(table);
  // While a reader still adds entries, the index grows old.
  if (index?.length !== table.entries.length) {
    index = { length: table.entries.length, byKey: new Map(table.entries.map((entry) => [entry.key, entry])) };
    indexes.set(table, index);
  }
  return index.byKey.get(key);
}

/** The entry at `path`, or undefined. With duplicate keys the last one wins, as in the readers that accept them. */
export function entryAt(root: Value, path: KeyPath): Entry | undefined {
  let value: Value = root;
  let entry: Entry | undefined;
  for (const step of path) {
    if (value.kind === 'table') entry = entryOf(value, step);
    else if (value.kind === 'array' && typeof step === 'number') {
      const item: Value | undefined = value.items[step];
      entry = item && { key: String(step), keyRange: item.range, value: item, range: item.range };
    } else entry = undefined;
    if (!entry) return undefined;
    value = entry.value;
  }
  return entry;
}

/** The value at `path`; for the empty path the root itself. */
export function valueAt(root: Value, path: KeyPath): Value | undefined {
  return path.length === 0 ? root : entryAt(root, path)?.value;
}

/** The entries of the table at `path`; none when there is no table. */
export function entriesAt(root: Value, path: KeyPath): readonly Entry[] {
  const value = valueAt(root, path);
  return value?.kind === 'table' ? value.entries : [];
}
