import type { Range } from '../../workspace/source-file.ts';
import type { Entry, TableValue } from '../tree.ts';
import { type Assignment, endOf, type TomlKey, type TomlTable } from './document.ts';

/** The value of an inline table. */
export function tableOf(members: readonly Assignment[], range: Range): TableValue {
  const root: TableValue = { kind: 'table', entries: [], range };
  const tree = new Tree(root);
  for (const member of members) tree.add(root, member);
  return root;
}

/** The tree of all tables of a text. Repeated tables are merged; of repeated keys every entry is kept. */
export function buildTree(tables: readonly TomlTable[], length: number): TableValue {
  const root: TableValue = { kind: 'table', entries: [], range: { start: 0, end: length } };
  const tree = new Tree(root);
  for (const table of tables) {
    const owner = table.header ? tree.open(table, { start: table.header.start, end: endOf(table) }) : root;
    for (const assignment of table.body) tree.add(owner, assignment);
  }
  return root;
}

/** Builds nested tables; keyed by Map, so that no key is special. */
class Tree {
  private readonly root: TableValue;
  private readonly index = new Map<TableValue, Map<string, Entry>>();

  constructor(root: TableValue) {
    this.root = root;
  }

  add(owner: TableValue, assignment: Assignment): void {
    const key = assignment.keys.at(-1);
    if (!key) return;
    let table = owner;
    for (const step of assignment.keys.slice(0, -1)) table = this.child(table, step, assignment.range);
    this.put(table, { key: key.name, keyRange: key.range, value: assignment.value, range: assignment.range });
  }

  open({ keys, array }: TomlTable, range: Range): TableValue {
    let table = this.root;
    for (const [position, key] of keys.entries()) {
      const opensItem = array && position === keys.length - 1;
      table = opensItem ? this.item(table, key, range) : this.child(table, key, range);
    }
    return table;
  }

  private child(owner: TableValue, key: TomlKey, range: Range): TableValue {
    const known = this.index.get(owner)?.get(key.name);
    const value = known?.value.kind === 'array' ? known.value.items.at(-1) : known?.value;
    if (known && value?.kind === 'table') {
      this.widen(known, range);
      return value;
    }
    const table: TableValue = { kind: 'table', entries: [], range };
    this.put(owner, { key: key.name, keyRange: key.range, value: table, range });
    return table;
  }

  private item(owner: TableValue, key: TomlKey, range: Range): TableValue {
    const table: TableValue = { kind: 'table', entries: [], range };
    const known = this.index.get(owner)?.get(key.name);
    if (known?.value.kind === 'array') {
      known.value.items.push(table);
      this.widen(known, range);
    } else
      this.put(owner, { key: key.name, keyRange: key.range, value: { kind: 'array', items: [table], range }, range });
    return table;
  }

  /** An entry reaches from its first header to the end of the last value below it. */
  private widen(entry: Entry, range: Range): void {
    const end = Math.max(entry.range.end, range.end);
    entry.range = { start: entry.range.start, end };
    entry.value.range = { start: entry.value.range.start, end };
  }

  private put(owner: TableValue, entry: Entry): void {
    owner.entries.push(entry);
    const keyed = this.index.get(owner) ?? new Map<string, Entry>();
    keyed.set(entry.key, entry);
    this.index.set(owner, keyed);
  }
}
