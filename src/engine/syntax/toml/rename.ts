import type { KeyPath } from '../../workspace/report.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import { valueAt } from '../tree.ts';
import { assignments, pathOf, startsWith, type TomlDocument, type TomlKey } from './document.ts';
import { styleOf } from './style.ts';
import { isWellFormed, writeKey, writeKeys } from './write.ts';

/** Renames the last key of `path` wherever it is written: in its own line, in headers, in dotted keys. None: nothing there, or the name is taken. */
export function renameKey(doc: TomlDocument, path: KeyPath, newKey: string): TextEdit[] {
  const parent = path.slice(0, -1);
  if (!isWellFormed(newKey) || valueAt(doc.root, [...parent, newKey])) return [];
  const { quote } = styleOf(doc);
  return writtenKeys(doc)
    .filter(({ path: written }) => written.length === path.length && startsWith(written, path))
    .map(({ key }) => ({ path: doc.file.path, range: key.range, text: writeKey(newKey, quote) }));
}

/**
 * Moves a table, with all headers below it, to another name by rewriting that part of its headers in which the two
 * differ. None: it is not there, the new name is taken, or the table is written in dotted keys that cannot say it.
 */
export function renameTable(doc: TomlDocument, path: KeyPath, newPath: readonly string[]): TextEdit[] {
  if (!newPath.every(isWellFormed) || newPath.length === 0 || valueAt(doc.root, newPath)) return [];
  const { quote } = styleOf(doc);
  const edits: TextEdit[] = [];
  const rewrite = (keys: readonly TomlKey[], base: KeyPath): boolean => {
    const old = path.slice(base.length);
    const next = newPath.slice(base.length);
    if (!startsWith(path, base) || !startsWith(newPath, base) || next.length === 0) return false;
    const same = Math.min(
      old.findIndex((step, index) => step !== next[index]),
      next.length - 1,
    );
    const first = keys[Math.max(0, same === -1 ? old.length - 1 : same)];
    const last = keys[old.length - 1];
    if (!first || !last) return false;
    const kept = keys.indexOf(first);
    edits.push({
      path: doc.file.path,
      range: { start: first.range.start, end: last.range.end },
      text: writeKeys(next.slice(kept), quote),
    });
    return true;
  };
  for (const table of doc.tables) {
    if (table.header && startsWith(table.path, path)) {
      if (!rewrite(table.keys, [])) return [];
      continue;
    }
    for (const assignment of table.body) {
      if (startsWith(pathOf(assignment), path) && !rewrite(assignment.keys, table.path)) return [];
    }
  }
  return edits;
}

/** Every key of the file with the path that it completes. */
function writtenKeys(doc: TomlDocument): { key: TomlKey; path: KeyPath }[] {
  const written = doc.tables.flatMap((table) => completed(table.keys, table.path, 0));
  for (const assignment of assignments(doc)) {
    written.push(...completed(assignment.keys, pathOf(assignment), assignment.base.length));
  }
  return written;
}

/** Array indexes take part in a path without being written. */
function completed(keys: readonly TomlKey[], path: KeyPath, from: number): { key: TomlKey; path: KeyPath }[] {
  let at = from;
  return keys.map((key) => {
    while (typeof path[at] === 'number') at += 1;
    at += 1;
    return { key, path: path.slice(0, at) };
  });
}
