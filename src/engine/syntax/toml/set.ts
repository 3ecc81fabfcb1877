import type { KeyPath } from '../../workspace/report.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import { type Value, valueAt } from '../tree.ts';
import { type Assignment, assignmentAt, type TomlDocument, tableAt } from './document.ts';
import { addLines, insertTable } from './insert.ts';
import { styleOf } from './style.ts';
import { isWellFormed, isWritable, type Quote, type TomlInput, writeKey, writeValue } from './write.ts';

/**
 * Sets a value: replaces the one that is there, or adds a line to its table, a member to its inline table, or a table.
 * `place` matters only for a new top-level key. None: the value is already so, a table or an array item that does not
 * exist stands in the way, or TOML cannot say the value (lone surrogates).
 */
export function setKey(
  doc: TomlDocument,
  path: KeyPath,
  value: TomlInput,
  place: 'first' | 'last' = 'last',
): TextEdit[] {
  const key = path.at(-1);
  const parent = path.slice(0, -1);
  if (key === undefined || !isWritable(value)) return [];
  const known = assignmentAt(doc, path)?.value ?? itemAt(doc, path);
  if (known) return replace(doc, known, value);
  if (typeof key === 'number' || !isWellFormed(key) || valueAt(doc.root, path)) return [];
  const owner = assignmentAt(doc, parent);
  if (owner) return owner.value.kind === 'table' ? [addMember(doc, owner, key, value)] : [];
  const table = tableAt(doc, parent);
  return table ? addLines(doc, table, [[key, value]], place) : insertTable(doc, parent, [[key, value]]);
}

/** An item of an array that is written as a value, not as `[[tables]]`. */
function itemAt(doc: TomlDocument, path: KeyPath): Value | undefined {
  if (typeof path.at(-1) !== 'number' || tableAt(doc, path)) return undefined;
  return valueAt(doc.root, path);
}

function replace(doc: TomlDocument, old: Value, value: TomlInput): TextEdit[] {
  if ('value' in old && old.kind !== 'other' && old.value === value) return [];
  const written = doc.file.text[old.range.start];
  const quote: Quote = written === "'" || written === '"' ? written : styleOf(doc).quote;
  return [{ path: doc.file.path, range: old.range, text: writeValue(value, quote) }];
}

function addMember(doc: TomlDocument, owner: Assignment, key: string, value: TomlInput): TextEdit {
  const { quote } = styleOf(doc);
  const member = `${writeKey(key, quote)} = ${writeValue(value, quote)}`;
  const last = owner.members.at(-1);
  if (!last) return { path: doc.file.path, range: owner.value.range, text: `{ ${member} }` };
  return { path: doc.file.path, range: { start: last.range.end, end: last.range.end }, text: `, ${member}` };
}
