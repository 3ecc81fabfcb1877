import type { TextEdit } from '../../../workspace/source-file.ts';

/**
 * The same edits with every insertion that stands at the edge of a removal, or in the blank lines that it takes along,
 * made part of it: so they can be applied together, and a repair that is offered twice does not collide with itself.
 */
export function joined(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    const previous = result.at(-1);
    if (!previous || previous.range.end < edit.range.start) {
      result.push(edit);
      continue;
    }
    const isInside = edit.range.start < previous.range.end;
    const isRenamedInVain = edit.range.start > previous.range.start && edit.range.start < edit.range.end;
    // What is taken away with its table needs no other name.
    if (isInside && isRenamedInVain && edit.range.end <= previous.range.end) continue;
    const blank = isInside ? blankLines(text.slice(previous.range.start, edit.range.start)) : '';
    const range = { start: previous.range.start, end: Math.max(previous.range.end, edit.range.end) };
    result[result.length - 1] = { path: edit.path, range, text: previous.text + blank + edit.text };
  }
  return result.map((edit) => (edit.range.end === text.length ? endedAs(text, edit) : edit));
}

/** Line breaks and blank lines at the start; what follows them was to be removed. */
const blankLines = (text: string): string => /^(?:[ \t]*\r?\n)*/.exec(text)?.[0] ?? '';

/** What becomes the end of the text ends as the text did: with one line end, or without. */
function endedAs(text: string, edit: TextEdit): TextEdit {
  if (edit.text === '' || edit.range.start === edit.range.end) return edit;
  const [end = ''] = /(?:\r?\n)?$/.exec(text) ?? [];
  return { ...edit, text: edit.text.replace(/\s+$/, '') + end };
}
