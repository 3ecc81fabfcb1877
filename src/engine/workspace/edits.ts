import type { Range, TextEdit } from './source-file.ts';

/** Whether two half-open ranges collide. Two insertions at one place collide as well: their order would be a guess. */
export function overlaps(a: Range, b: Range): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

export function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.path === b.path && a.text === b.text && a.range.start === b.range.start && a.range.end === b.range.end;
}

/**
 * The text with all edits of one file applied; offsets are UTF-16 code units into `text`.
 * Undefined when edits overlap or reach outside the text: such a set has no meaning.
 */
export function applyEdits(text: string, edits: readonly Pick<TextEdit, 'range' | 'text'>[]): string | undefined {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const parts: string[] = [];
  let position = 0;
  for (const { range, text: inserted } of ordered) {
    if (range.start < position || range.end < range.start || range.end > text.length) return undefined;
    parts.push(text.slice(position, range.start), inserted);
    position = range.end;
  }
  parts.push(text.slice(position));
  return parts.join('');
}
