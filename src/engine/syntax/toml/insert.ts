import type { KeyPath } from '../../workspace/report.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import { valueAt } from '../tree.ts';
import {
  type Assignment,
  assignmentAt,
  endOf,
  pathOf,
  startsWith,
  type TomlDocument,
  type TomlTable,
  tableAt,
} from './document.ts';
import {
  belowHead,
  indentAt,
  isBlankAbove,
  lineAt,
  nextLine,
  placeAbove,
  type Style,
  startOfLine,
  styleOf,
} from './style.ts';
import { isWellFormed, isWritable, type TomlInput, writeKey, writeKeys, writeValue } from './write.ts';

export type TomlEntries = readonly (readonly [key: string, value: TomlInput])[];

/**
 * Adds a table with these entries, or these entries to the table that is already there, as lines in the file's own
 * style. None: the place is taken by something else, or TOML cannot say a key or value.
 */
export function insertTable(doc: TomlDocument, path: KeyPath, entries: TomlEntries): TextEdit[] {
  const names = path.filter((step) => typeof step === 'string');
  if (!names.every(isWellFormed) || !entries.every(([key, value]) => isWellFormed(key) && isWritable(value))) return [];
  if (entries.some(([key]) => valueAt(doc.root, [...path, key]))) return [];
  const table = tableAt(doc, path);
  if (table) return entries.length > 0 ? addLines(doc, table, entries, 'last') : [];
  const dotted = lastDotted(doc, path);
  if (dotted) return entries.length > 0 ? addDotted(doc, dotted, path, entries) : [];
  const blocked = names.length < path.length || path.some((_, index) => assignmentAt(doc, path.slice(0, index + 1)));
  return blocked ? [] : addTable(doc, names, entries);
}

/** Lines at the end of a table's body or, of the top level, at its start if so wished. */
export function addLines(
  doc: TomlDocument,
  table: TomlTable,
  entries: TomlEntries,
  place: 'first' | 'last',
): TextEdit[] {
  const style = styleOf(doc);
  const first = table.body[0];
  const last = table.body.at(-1);
  const indent = last
    ? indentAt(doc, last.range.start)
    : table.header
      ? indentAt(doc, table.header.start) + style.keyStep
      : '';
  const lines = entries.map((entry) => indent + line(entry, style));
  if (table.header) return [insertLines(doc, nextLine(doc, endOf(table)), lines, style)];
  const header = doc.tables.find((candidate) => candidate.header)?.header;
  const next = place === 'first' ? (first?.range ?? header) : header;
  if (last && (place === 'last' || !next)) return [insertLines(doc, nextLine(doc, last.range.end), lines, style)];
  if (!next) {
    const { length } = doc.file.text;
    const at = place === 'first' ? belowHead(doc) : length;
    return [insertLines(doc, at, at < length ? [...lines, ''] : lines, style)];
  }
  return [insertLines(doc, placeAbove(doc, next.start), first ? lines : [...lines, ''], style)];
}

/** The last `a.b.c = …` line through which the table at `path` is defined: such a table takes no header. */
function lastDotted(doc: TomlDocument, path: KeyPath): { table: TomlTable; assignment: Assignment } | undefined {
  for (const table of doc.tables.toReversed()) {
    const assignment = table.body.findLast(
      (candidate) =>
        table.path.length < path.length &&
        table.path.length + candidate.keys.length > path.length &&
        startsWith(pathOf(candidate), path),
    );
    if (assignment) return { table, assignment };
  }
  return undefined;
}

function addDotted(
  doc: TomlDocument,
  { table, assignment }: { table: TomlTable; assignment: Assignment },
  path: KeyPath,
  entries: TomlEntries,
): TextEdit[] {
  const style = styleOf(doc);
  const last = assignment.keys[path.length - table.path.length - 1];
  if (!last) return [];
  const prefix = doc.file.text.slice(assignment.range.start, last.range.end);
  const indent = indentAt(doc, assignment.range.start);
  const lines = entries.map((entry) => `${indent}${prefix}.${line(entry, style)}`);
  return [insertLines(doc, nextLine(doc, assignment.range.end), lines, style)];
}

function addTable(doc: TomlDocument, path: readonly string[], entries: TomlEntries): TextEdit[] {
  const style = styleOf(doc);
  const inner = doc.tables.find(
    (table) => table.header && table.path.length > path.length && startsWith(table.path, path),
  );
  const neighbour = inner ?? nearest(doc, path);
  const indent = headerIndent(doc, path, neighbour, style);
  const lines = [
    `${indent}[${headerKeys(doc, path, neighbour, style)}]`,
    ...entries.map((entry) => indent + style.keyStep + line(entry, style)),
  ];
  if (inner?.header) {
    return [insertLines(doc, placeAbove(doc, inner.header.start), style.spaced ? [...lines, ''] : lines, style)];
  }
  const at = neighbour ? behind(doc, neighbour) : doc.file.text.length;
  return [insertLines(doc, at, style.spaced && !isBlankAbove(doc, at) ? ['', ...lines] : lines, style)];
}

/** The last table that has the most keys in common with `path`. */
function nearest(doc: TomlDocument, path: readonly string[]): TomlTable | undefined {
  let best: TomlTable | undefined;
  let most = 1;
  for (const table of doc.tables) {
    const shared = sharedKeys(table, path);
    if (table.header && shared >= most) {
      most = shared;
      best = table;
    }
  }
  return best;
}

function sharedKeys(table: TomlTable, path: readonly string[]): number {
  const differs = path.findIndex((step, index) => table.path[index] !== step);
  return differs === -1 ? path.length : differs;
}

/** Behind a table's last line and the comment lines that follow it at once, unless those lead over to the next header. */
function behind(doc: TomlDocument, table: TomlTable): number {
  const end = nextLine(doc, endOf(table));
  let at = end;
  while (at < doc.file.text.length && lineAt(doc, at).trimStart().startsWith('#')) at = nextLine(doc, at);
  return at < doc.file.text.length && lineAt(doc, at).trim() !== '' ? end : at;
}

function headerIndent(
  doc: TomlDocument,
  path: readonly string[],
  neighbour: TomlTable | undefined,
  style: Style,
): string {
  const indentOf = (table: TomlTable | undefined) => (table?.header ? indentAt(doc, table.header.start) : undefined);
  const sibling = doc.tables.findLast(
    (table) => table.path.length === path.length && startsWith(table.path, path.slice(0, -1)),
  );
  if (sibling?.header) return indentOf(sibling) ?? '';
  const outer = path
    .map((_, depth) => tableAt(doc, path.slice(0, path.length - 1 - depth)))
    .find((table) => table?.header);
  if (outer) return indentOf(outer) + style.tableStep.repeat(path.length - outer.path.length);
  const peer = doc.tables.findLast((table) => table.header && table.path.length === path.length);
  return indentOf(peer ?? neighbour) ?? '';
}

/** The keys of the header; those it shares with its neighbour as they are written there. */
function headerKeys(
  doc: TomlDocument,
  path: readonly string[],
  neighbour: TomlTable | undefined,
  style: Style,
): string {
  const shared = neighbour && neighbour.keys.length === neighbour.path.length ? sharedKeys(neighbour, path) : 0;
  const first = neighbour?.keys[0];
  const last = neighbour?.keys[shared - 1];
  if (!first || !last) return writeKeys(path, style.quote);
  const written = doc.file.text.slice(first.range.start, last.range.end);
  return shared === path.length ? written : `${written}.${writeKeys(path.slice(shared), style.quote)}`;
}

function line([key, value]: TomlEntries[number], style: Style): string {
  return `${writeKey(key, style.quote)} = ${writeValue(value, style.quote)}`;
}

/** Whole lines at the start of a line or, keeping a missing final newline missing, at the end of the text. */
function insertLines(doc: TomlDocument, at: number, lines: readonly string[], { eol }: Style): TextEdit {
  const isLineStart = at === startOfLine(doc, at);
  const text = isLineStart ? lines.join(eol) + eol : eol + lines.join(eol);
  return { path: doc.file.path, range: { start: at, end: at }, text };
}
