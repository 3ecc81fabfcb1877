import type { KeyPath } from '../../workspace/report.ts';
import type { Range, SourceFile, SyntaxProblem } from '../../workspace/source-file.ts';
import { entryAt, type TableValue, type Value } from '../tree.ts';

/** A read TOML file: the tree of its values, and what wrote each of them. All offsets are UTF-16 code units into `file.text`. */
export interface TomlDocument {
  file: SourceFile;
  problems: SyntaxProblem[];
  /** Every value. Of a text with problems: what could still be read. */
  root: TableValue;
  /** The top level first, then one entry a header, in file order. */
  tables: TomlTable[];
  /** Ranges of all comments, without their line ends. */
  comments: Range[];
}

/** The top level (no `header`) or what stands between one header and the next. */
export interface TomlTable {
  /** Where its values belong; items of arrays of tables are counted: `['a', 0, 'b']`. */
  path: KeyPath;
  /** The header with its brackets. */
  header?: Range;
  keys: TomlKey[];
  array: boolean;
  /** The table has been defined before, which TOML forbids. */
  repeats: boolean;
  body: Assignment[];
}

/** One `key = value`, in a table's body or in an inline table. */
export interface Assignment {
  /** Where it stands: the path of its table. */
  base: KeyPath;
  /** More than one for a dotted key. */
  keys: TomlKey[];
  value: Value;
  range: Range;
  /** The assignments inside, when the value is an inline table. */
  members: readonly Assignment[];
}

/** The path of the value: made when asked for, because most of a large file's are never looked at. */
export function pathOf({ base, keys }: Assignment): KeyPath {
  return [...base, ...keys.map(({ name }) => name)];
}

export interface TomlKey {
  name: string;
  /** With its quotes. */
  range: Range;
}

export function startsWith(path: KeyPath, prefix: KeyPath): boolean {
  return prefix.length <= path.length && prefix.every((step, index) => step === path[index]);
}

export function samePath(a: KeyPath, b: KeyPath): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Every assignment, those inside inline tables after the one that holds them. */
export function* assignments(doc: TomlDocument): Generator<Assignment> {
  for (const table of doc.tables) yield* withMembers(table.body);
}

function* withMembers(list: readonly Assignment[]): Generator<Assignment> {
  for (const assignment of list) {
    yield assignment;
    if (assignment.members.length > 0) yield* withMembers(assignment.members);
  }
}

/** So many looks take less than an index of thousands of tables. */
const FEW = 8;

/** An index that is made once there have been too many looks without one. */
interface Looks<Key, Found> {
  count: number;
  index?: ReadonlyMap<Key, Found>;
}

const assignmentLooks = new WeakMap<TomlDocument, Looks<Value, Assignment>>();
const tableLooks = new WeakMap<TomlDocument, Looks<string, TomlTable>>();

/** The looks at a document with this one. */
function looksAt<Key, Found>(all: WeakMap<TomlDocument, Looks<Key, Found>>, doc: TomlDocument): Looks<Key, Found> {
  const looks = all.get(doc) ?? { count: 0 };
  looks.count += 1;
  all.set(doc, looks);
  return looks;
}

/** The first header that defines exactly this table; for the empty path the top level. */
export function tableAt(doc: TomlDocument, path: KeyPath): TomlTable | undefined {
  const looks = looksAt(tableLooks, doc);
  if (looks.count <= FEW) return doc.tables.find((table) => samePath(table.path, path));
  looks.index ??= new Map(doc.tables.toReversed().map((table) => [nameOf(table.path), table]));
  return looks.index.get(nameOf(path));
}

/** A string that no other path has, and that begins with those of the paths above it. */
const nameOf = (path: KeyPath): string => path.map(nameOfStep).join('');

/** The length before a key keeps two paths of different keys from looking alike once joined. */
export const nameOfStep = (step: string | number): string =>
  typeof step === 'number' ? `#${step},` : `${step.length}:${step}`;

/** The `key = value` that defines exactly this path; of several the last. */
export function assignmentAt(doc: TomlDocument, path: KeyPath): Assignment | undefined {
  const value = entryAt(doc.root, path)?.value;
  if (!value) return undefined;
  const looks = looksAt(assignmentLooks, doc);
  if (looks.count <= FEW) return first(assignments(doc), (assignment) => assignment.value === value);
  looks.index ??= new Map([...assignments(doc)].map((assignment) => [assignment.value, assignment]));
  return looks.index.get(value);
}

function first<Item>(items: Iterable<Item>, isWanted: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (isWanted(item)) return item;
  return undefined;
}

/** All headers of the table and of the tables below it. */
export function tablesBelow(doc: TomlDocument, path: KeyPath): TomlTable[] {
  return doc.tables.filter((table) => table.header && startsWith(table.path, path));
}

/** Where the table's last value, or else its header, ends. */
export function endOf(table: TomlTable): number {
  return table.body.at(-1)?.range.end ?? table.header?.end ?? 0;
}
