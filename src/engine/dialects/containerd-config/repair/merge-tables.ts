import { type Assignment, endOf, pathOf, removeBlocks, samePath, type TomlTable } from '../../../syntax/toml/index.ts';
import type { Value } from '../../../syntax/tree.ts';
import type { Range, TextEdit } from '../../../workspace/source-file.ts';
import type { FixDraft } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { joined } from './joined-edits.ts';

type Merged = { fix: FixDraft } | { declined: string };

/**
 * Writes what the second table says below the first header and takes the second header out. Comments stay where they are.
 * A key of both: an empty value gives way, the same value is written once, and for two that differ only a person can tell.
 */
export function mergeTables(document: ContainerdConfigDocument, first: TomlTable, second: TomlTable): Merged {
  const { path, text } = document.file;
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const assignment of second.body) {
    const at = pathOf(assignment);
    const known = first.body.find((other) => samePath(pathOf(other), at));
    if (!known) added.push(lineWith(text, assignment, first));
    else if (isNothing(assignment.value) || written(text, known) === written(text, assignment)) continue;
    else if (isNothing(known.value)) edits.push({ path, range: known.value.range, text: written(text, assignment) });
    else
      return {
        declined: `Both say ${assignment.keys.at(-1)?.name}, and not the same: which is meant, only you can tell.`,
      };
  }
  const gone = [...(second.header ? [second.header] : []), ...second.body.map(({ range }) => range)];
  const at = lineOf(text, endOf(first)).end;
  if (added.length > 0) edits.push({ path, range: { start: at, end: at }, text: added.join('') });
  return { fix: fixOf(document, 'Write the table once', [...edits, ...removeBlocks(document.toml, gone)]) };
}

/** Keeps one of two lines with the same key of one table, as `mergeTables` does for two tables. */
export function mergeKeys(document: ContainerdConfigDocument, first: Assignment, second: Assignment): Merged {
  const { text } = document.file;
  const spare = isNothing(first.value) ? first : second;
  if (!isNothing(spare.value) && written(text, first) !== written(text, second)) {
    return { declined: 'The two do not say the same: which is meant, only you can tell.' };
  }
  return { fix: fixOf(document, 'Write the key once', removeBlocks(document.toml, [spare.range])) };
}

/** The text could not be parsed: there was no value to compare with, and rules could not see all that is in it. */
function fixOf({ file: { path, text } }: ContainerdConfigDocument, title: string, edits: TextEdit[]): FixDraft {
  return { title, safety: 'safe', edits: joined(text, edits), declares: [{ path, at: [] }], carries: [{ path }] };
}

const written = (text: string, { value }: Assignment): string => text.slice(value.range.start, value.range.end);

const isNothing = (value: Value): boolean =>
  (value.kind === 'string' && value.value === '') || (value.kind === 'array' && value.items.length === 0);

/** The assignment's own text, with a comment behind it, indented as the lines of the first table. */
function lineWith(text: string, { range }: Assignment, first: TomlTable): string {
  const indent = blanksBefore(text, first.body[0]?.range.start ?? range.start);
  const line = indent + text.slice(range.start, lineOf(text, range.end).end);
  return line.endsWith('\n') ? line : line + (text.includes('\r\n') ? '\r\n' : '\n');
}

const blanksBefore = (text: string, offset: number): string =>
  /[ \t]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';

/** The line that holds `offset`, with its end. */
function lineOf(text: string, offset: number): Range {
  const next = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: next === -1 ? text.length : next + 1 };
}
