import type { SourceFile } from '../../workspace/source-file.ts';
import { OPEN_BRACKET } from './characters.ts';
import { Cursor } from './cursor.ts';
import { type Assignment, endOf, type TomlDocument, type TomlTable } from './document.ts';
import { type Header, readHeader } from './headers.ts';
import { skipBroken } from './recovery.ts';
import { Tree } from './value-tree.ts';
import { readAssignment } from './values.ts';

/**
 * Reads TOML 1.0. Never throws: what is wrong is in `problems`, what could still be read in the tree.
 * All offsets are UTF-16 code units into the text as given; a byte order mark counts.
 */
export function readToml(file: SourceFile): TomlDocument {
  const { text } = file;
  const cursor = new Cursor(text, text.startsWith('\ufeff') ? 1 : 0);
  const tree = new Tree({ start: 0, end: text.length });
  const tables = readTables(cursor, tree);
  return { file, problems: cursor.problems.inOrder(), root: tree.root, tables, comments: cursor.comments };
}

/** Reads statement by statement; one with errors in it is left out. */
function readTables(cursor: Cursor, tree: Tree): TomlTable[] {
  const top: TomlTable = { path: [], keys: [], array: false, repeats: false, body: [] };
  const tables = [top];
  /** None below a header with errors: nobody knows where its keys were meant to belong. */
  let table: TomlTable | undefined = top;
  for (cursor.skipLines(); !cursor.isAtEnd; cursor.skipLines()) {
    const start = cursor.at;
    cursor.depth = 0;
    if (cursor.peek() === OPEN_BRACKET) {
      if (table) tree.close(endOf(table));
      const header = readHeader(cursor);
      table = header && begin(cursor, tree, header);
      if (table) tables.push(table);
      if (!header || !endsLine(cursor)) skipBroken(cursor, start);
    } else {
      const assignment = readAssignment(cursor, table?.path ?? []);
      if (!assignment || !endsLine(cursor)) skipBroken(cursor, start);
      else if (table) add(cursor, tree, table, assignment);
    }
  }
  if (table) tree.close(endOf(table));
  return tables;
}

function begin(cursor: Cursor, tree: Tree, header: Header): TomlTable {
  const { path, repeats, objection } = tree.open(header);
  if (objection) cursor.problems.tell('definition', header.range.start, objection);
  return { path, header: header.range, keys: header.keys, array: header.array, repeats, body: [] };
}

function add(cursor: Cursor, tree: Tree, table: TomlTable, assignment: Assignment): void {
  table.body.push(assignment);
  const objection = tree.add(assignment);
  if (objection) cursor.problems.tell('definition', assignment.range.start, objection);
}

/** Moves to the end of the line, where a statement has to end. */
function endsLine(cursor: Cursor): boolean {
  cursor.skipComment();
  if (!cursor.isAtLineEnd()) cursor.fail(cursor.at, 'Nothing but a comment can follow in this line', 'end');
  return cursor.isAtLineEnd();
}
