import type { KeyPath } from '../../workspace/report.ts';
import type { Range, TextEdit } from '../../workspace/source-file.ts';
import { type ArrayValue, type Value, valueAt } from '../tree.ts';
import { assignmentAt, type TomlDocument } from './document.ts';
import { indentAt, lineAt, startOfLine, styleOf } from './style.ts';
import { isWritable, type TomlInput, writeValue } from './write.ts';

/** Appends an item to the array at `path`, on a line of its own where the others stand so. None: there is no such array. */
export function appendItem(doc: TomlDocument, path: KeyPath, value: TomlInput): TextEdit[] {
  const array = arrayAt(doc, path);
  if (!array || !isWritable(value)) return [];
  const { eol, quote } = styleOf(doc);
  const written = writeValue(value, quote);
  const last = array.items.at(-1);
  if (!last) return [{ path: doc.file.path, range: array.range, text: `[${written}]` }];
  const comma = commaBehind(doc, last, array);
  const at = comma === undefined ? last.range.end : comma + 1;
  const ownLine = startOfLine(doc, last.range.start) > array.range.start;
  const lead = ownLine ? eol + indentAt(doc, last.range.start) : ' ';
  const insert = (start: number, text: string): TextEdit => ({
    path: doc.file.path,
    range: { start, end: start },
    text,
  });
  const trailing = comma === undefined ? '' : ',';
  const behindLine = endOfContent(doc, at);
  if (comma === undefined) {
    return behindLine === at || !ownLine
      ? [insert(at, `,${lead}${written}`)]
      : [insert(at, ','), insert(behindLine, `${lead}${written}`)];
  }
  return [insert(ownLine ? behindLine : at, `${lead}${written}${trailing}`)];
}

/** Removes one item with its comma; with its line where it has one to itself. None: there is no such item. */
export function removeItem(doc: TomlDocument, path: KeyPath, index: number): TextEdit[] {
  const array = arrayAt(doc, path);
  const item = array?.items[index];
  if (!array || !item) return [];
  return [{ path: doc.file.path, range: itemWithComma(doc, array, item, index), text: '' }];
}

function itemWithComma(doc: TomlDocument, array: ArrayValue, item: Value, index: number): Range {
  const comma = commaBehind(doc, item, array);
  const previous = array.items[index - 1];
  const next = array.items[index + 1];
  const end = comma === undefined ? item.range.end : comma + 1;
  const start = startOfLine(doc, item.range.start);
  const lineEnd = endOfContent(doc, end);
  const alone = start > array.range.start && isBlank(doc, start, item.range.start) && isBreak(doc, lineEnd);
  if (alone) return { start, end: afterBreak(doc, lineEnd) };
  if (next && isBlank(doc, end, next.range.start)) return { start: item.range.start, end: next.range.start };
  if (!next && previous && !doc.file.text.slice(previous.range.end, item.range.start).includes('\n')) {
    return { start: previous.range.end, end };
  }
  return { start: item.range.start, end };
}

function arrayAt(doc: TomlDocument, path: KeyPath): ArrayValue | undefined {
  const value = valueAt(doc.root, path);
  return value?.kind === 'array' && (assignmentAt(doc, path) || value.items[0]?.kind !== 'table') ? value : undefined;
}

/** Whether only blanks of one line stand between. */
function isBlank({ file: { text } }: TomlDocument, start: number, end: number): boolean {
  return /^[ \t]*$/.test(text.slice(start, end));
}

/** The comma behind an item; comments may stand between them. */
function commaBehind(doc: TomlDocument, item: Value, array: ArrayValue): number | undefined {
  let at = item.range.end;
  while (at < array.range.end) {
    const character = doc.file.text[at];
    if (character === ',') return at;
    if (character === '#') at = doc.comments.find((comment) => comment.start === at)?.end ?? array.range.end;
    else if (character === undefined || character.trim() !== '') return undefined;
    else at += 1;
  }
  return undefined;
}

/** Behind a comment that follows on the same line, or `at` itself. */
function endOfContent(doc: TomlDocument, at: number): number {
  const rest = lineAt(doc, at).slice(at - startOfPhysicalLine(doc, at));
  return rest.trimStart().startsWith('#') ? at + rest.length : at;
}

function startOfPhysicalLine({ file: { text } }: TomlDocument, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function isBreak({ file: { text } }: TomlDocument, at: number): boolean {
  return /^[ \t]*\r?\n/.test(text.slice(at, at + 1000));
}

function afterBreak({ file: { text } }: TomlDocument, at: number): number {
  return text.indexOf('\n', at) + 1;
}
