import type { KeyPath } from '../../workspace/report.ts';
import type { Range, TextEdit } from '../../workspace/source-file.ts';
import { type Entry, entriesAt, entryAt, type TableValue, valueAt } from '../tree.ts';
import type { JsonDocument } from './document.ts';
import { indentAt, isOnOwnLine, type JsonInput, render, type Style, styleOf } from './style.ts';

/*
 * Edits of a text that is JSON; every other byte stays as it is. A text with problems, and a path that leads nowhere, yield
 * no edit. The edits of one call never overlap.
 */

/** Gives the key at `path` this value. A new key goes behind its last sibling, laid out like it; missing tables are made. */
export function setKey(document: JsonDocument, path: KeyPath, value: JsonInput): TextEdit[] {
  const { root } = document;
  const key = path.at(-1);
  if (!root || document.repair || key === undefined) return [];
  const present = entryAt(root, path);
  if (present) {
    const rendered = render(value, styleOf(document.file.text, root), indentOf(document, present.range.start));
    return [edit(document, present.value.range, rendered)];
  }
  const parent = valueAt(root, path.slice(0, -1));
  if (!parent) return setKey(document, path.slice(0, -1), new Map([[String(key), value]]));
  return parent.kind === 'table' ? [insertion(document, parent, String(key), value)] : [];
}

/** Takes away the entries of the table at `path` that `gone` names. */
export function removeEntries(document: JsonDocument, path: KeyPath, gone: (entry: Entry) => boolean): TextEdit[] {
  const table = document.root && valueAt(document.root, path);
  if (table?.kind !== 'table' || document.repair) return [];
  const indexes = table.entries.flatMap((entry, index) => (gone(entry) ? [index] : []));
  return removals(document, table.range, table.entries, indexes);
}

/** Takes away the key at `path`, with every earlier entry of the same name. */
export function removeKey(document: JsonDocument, path: KeyPath): TextEdit[] {
  return removeEntries(document, path.slice(0, -1), (entry) => entry.key === path.at(-1));
}

/** Takes away the items of the array at `path` at these places. */
export function removeItems(document: JsonDocument, path: KeyPath, indexes: readonly number[]): TextEdit[] {
  const array = document.root && valueAt(document.root, path);
  if (array?.kind !== 'array' || document.repair) return [];
  return removals(document, array.range, array.items, indexes);
}

/** Gives the entry at `path` another key; its value stays as it is written. */
export function renameKey(document: JsonDocument, path: KeyPath, key: string): TextEdit[] {
  const entry = document.root && entryAt(document.root, path);
  return entry && !document.repair ? [edit(document, entry.keyRange, JSON.stringify(key))] : [];
}

/** Puts the entries of the table at `path` into the table around it, in its place; they stay as they are written. */
export function unwrapTable(document: JsonDocument, path: KeyPath): TextEdit[] {
  const entry = document.root && entryAt(document.root, path);
  if (entry?.value.kind !== 'table' || document.repair) return [];
  const [first, last] = [entry.value.entries.at(0), entry.value.entries.at(-1)];
  if (!first || !last) return removeKey(document, path);
  const { text } = document.file;
  const inner = isOnOwnLine(text, first.range.start) ? indentAt(text, first.range.start) : '';
  const outer = indentAt(text, entry.range.start);
  const lines = text.slice(first.range.start, last.range.end).split('\n');
  const moved = lines.map((line, index) =>
    index > 0 && line.startsWith(inner) ? outer + line.slice(inner.length) : line,
  );
  return [edit(document, entry.range, moved.join('\n'))];
}

/** Gathers the named top-level entries into a new table in the place of the first of them; they stay as they are written. */
export function wrapEntries(document: JsonDocument, keys: readonly string[], into: string): TextEdit[] {
  const { root, file } = document;
  if (!root || document.repair) return [];
  const [first, ...others] = entriesAt(root, []).filter((entry) => keys.includes(entry.key));
  if (!first) return [];
  const style = styleOf(file.text, root);
  const indent = indentOf(document, first.range.start);
  const written = [first, ...others].map(({ range }) => file.text.slice(range.start, range.end));
  const table = `${JSON.stringify(into)}${style.colon}${braced(written, style, indent)}`;
  return [edit(document, first.range, table), ...removeEntries(document, [], (entry) => others.includes(entry))];
}

function braced(members: readonly string[], { eol, step }: Style, indent: string | undefined): string {
  if (indent === undefined) return `{${members.join(', ')}}`;
  return `{${members.map((member) => eol + indent + step + member).join(',')}${eol}${indent}}`;
}

function insertion(document: JsonDocument, table: TableValue, key: string, value: JsonInput): TextEdit {
  const { text } = document.file;
  const style = styleOf(text, document.root ?? table);
  const last = table.entries.at(-1);
  const inside = { start: table.range.start + 1, end: table.range.end - 1 };
  const write = (indent: string | undefined) => `${JSON.stringify(key)}${style.colon}${render(value, style, indent)}`;
  if (last && isOnOwnLine(text, last.range.start)) {
    const indent = indentAt(text, last.range.start);
    return edit(document, at(last.range.end), `,${style.eol}${indent}${write(indent)}`);
  }
  const gap = style.colon === ':' ? ',' : ', ';
  if (last) return edit(document, at(last.range.end), `${gap}${write(undefined)}`);
  if (!text.slice(inside.start, inside.end).includes('\n')) return edit(document, inside, write(undefined));
  const outer = indentAt(text, table.range.end - 1);
  return edit(document, inside, `${style.eol}${outer}${style.step}${write(outer + style.step)}${style.eol}${outer}`);
}

/** Deletions of these `parts` with the commas that go with them; the container stays, empty when nothing is left. */
function removals(
  document: JsonDocument,
  container: Range,
  parts: readonly { range: Range }[],
  indexes: readonly number[],
): TextEdit[] {
  const gone = new Set(indexes.filter((index) => index in parts));
  if (gone.size === parts.length && gone.size > 0)
    return [edit(document, { start: container.start + 1, end: container.end - 1 }, '')];
  const edits: TextEdit[] = [];
  for (const first of gone) {
    if (gone.has(first - 1)) continue;
    let next = first + 1;
    while (gone.has(next)) next += 1;
    const [before, from, last, after] = [parts[first - 1], parts[first], parts[next - 1], parts[next]];
    // With what follows up to the next part; at the end with the comma before.
    if (from && after) edits.push(edit(document, { start: from.range.start, end: after.range.start }, ''));
    else if (before && last) edits.push(edit(document, { start: before.range.end, end: last.range.end }, ''));
  }
  return edits;
}

/** Indentation of an entry that begins its line; undefined for one in the middle of a line. */
function indentOf({ file }: JsonDocument, offset: number): string | undefined {
  return isOnOwnLine(file.text, offset) ? indentAt(file.text, offset) : undefined;
}

const at = (offset: number): Range => ({ start: offset, end: offset });

function edit({ file }: JsonDocument, range: Range, text: string): TextEdit {
  return { path: file.path, range, text };
}
