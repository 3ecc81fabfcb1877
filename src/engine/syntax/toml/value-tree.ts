import type { KeyPath } from '../../workspace/report.ts';
import type { Range } from '../../workspace/source-file.ts';
import type { Entry, TableValue, Value } from '../tree.ts';
import { type Origin, objectionTo, type Use } from './definitions.ts';
import type { Assignment, TomlKey } from './document.ts';
import type { Header } from './headers.ts';

/** A table that is being built; keyed by Map, so that no key is special. */
interface Node {
  table: TableValue;
  names: Map<string, Name>;
}

/** What a key of a table has come to mean. */
interface Name {
  entry: Entry;
  origin: Origin;
  /** The number of the header below which it was written first. */
  section: number;
  /** What can be added to: the table, or the last one of `items`. */
  inner?: Node;
  /** Of an array of tables. */
  items?: Value[];
}

interface TableName extends Name {
  inner: Node;
}

interface Opened {
  path: KeyPath;
  /** The table has had this header before. */
  repeats: boolean;
  /** Why TOML forbids the header. */
  objection: string | undefined;
}

/**
 * Builds nested tables, and tells what TOML forbids. That is kept all the same: a repeated table continues the first one,
 * of repeated keys every entry is kept, and the later one counts.
 */
export class Tree {
  readonly root: TableValue;
  private readonly top: Node;
  /** The table of the last header. */
  private current: Node;
  private section = 0;
  /** The last header is told as an error; what its table repeats of the first one is no other. */
  private isForbidden = false;
  /** Ranges that reach to the end of the current table. */
  private growing: Range[] = [];

  constructor(range: Range) {
    this.root = { kind: 'table', entries: [], range };
    this.top = { table: this.root, names: new Map() };
    this.current = this.top;
  }

  /** Begins the table of a header, or continues it. */
  open({ keys, array, range }: Header): Opened {
    const path: (string | number)[] = [];
    let objection: string | undefined;
    let repeats = false;
    let node = this.top;
    this.section += 1;
    this.isForbidden = false;
    this.growing = [];
    const last = keys.at(-1);
    for (const key of keys) {
      const use = key !== last ? 'before-header' : array ? 'array-header' : 'header';
      objection ??= this.objection(node, use, key, keys);
      repeats = use === 'header' && node.names.get(key.name)?.origin === 'header';
      const name =
        use === 'array-header'
          ? this.item(node, key, range)
          : this.child(node, key, use === 'header' ? 'header' : 'implied', range);
      path.push(key.name);
      if (name.items) path.push(name.items.length - 1);
      this.growing.push(name.entry.range, name.inner.table.range);
      node = name.inner;
    }
    this.current = node;
    this.isForbidden = objection !== undefined;
    return { path, repeats, objection };
  }

  /** Ends the table of the last header. */
  close(end: number): void {
    for (const range of this.growing) widen(range, end);
  }

  /** Adds to the current table. Says why TOML forbids it, if it does. */
  add({ keys, value, range }: Assignment): string | undefined {
    const last = keys.at(-1);
    let objection: string | undefined;
    let node = this.current;
    for (const key of keys) {
      objection ??= this.objection(node, key === last ? 'key' : 'before-key', key, keys);
      if (key === last) {
        const entry = { key: key.name, keyRange: key.range, value, range };
        this.put(node, { entry, origin: 'value', section: this.section });
        break;
      }
      const { entry, inner } = this.child(node, key, 'dotted', range);
      widen(entry.range, range.end);
      widen(inner.table.range, range.end);
      node = inner;
    }
    return objection;
  }

  private objection(node: Node, use: Use, key: TomlKey, keys: readonly TomlKey[]): string | undefined {
    const known = node.names.get(key.name);
    if (!known || (this.isForbidden && known.section !== this.section)) return undefined;
    const objection = objectionTo(use, known.origin);
    if (!objection) return undefined;
    const name = keys.slice(0, keys.indexOf(key) + 1).map((part) => part.name);
    return `${name.join('.')} ${objection}`;
  }

  /** The table of that name; a new one where there is none that can be added to. */
  private child(node: Node, key: TomlKey, origin: Origin, range: Range): TableName {
    const known = node.names.get(key.name);
    if (isTable(known)) {
      if (known.origin === 'implied') known.origin = origin;
      return known;
    }
    const inner = nodeOf(range);
    const entry = { key: key.name, keyRange: key.range, value: inner.table, range: inner.table.range };
    return this.put(node, { entry, origin, section: this.section, inner });
  }

  /** The array of tables of that name, with one item more. */
  private item(node: Node, key: TomlKey, range: Range): TableName {
    const known = node.names.get(key.name);
    const inner = nodeOf(range);
    if (isTable(known) && known.items) {
      known.items.push(inner.table);
      known.inner = inner;
      return known;
    }
    const value: Value = { kind: 'array', items: [inner.table], range: { ...range } };
    const entry = { key: key.name, keyRange: key.range, value, range: value.range };
    return this.put(node, { entry, origin: 'array', section: this.section, inner, items: value.items });
  }

  private put<N extends Name>(node: Node, name: N): N {
    node.table.entries.push(name.entry);
    node.names.set(name.entry.key, name);
    return name;
  }
}

function nodeOf({ start, end }: Range): Node {
  return { table: { kind: 'table', entries: [], range: { start, end } }, names: new Map() };
}

function isTable(name: Name | undefined): name is TableName {
  return name?.inner !== undefined;
}

function widen(range: Range, end: number): void {
  range.end = Math.max(range.end, end);
}
