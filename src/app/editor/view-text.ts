import type { Hidden } from '../redaction/hidden.ts';

/**
 * A file as editors show it: without byte order mark, every line end one LF, a placeholder for what is hidden. Editors
 * normalise text on their own; here it is done on purpose, so that what a person did not touch keeps its every byte.
 */
export interface ViewText {
  text: string;
  /** Offsets are UTF-16 code units. An offset inside a line end or a secret becomes its beginning. */
  toView(sourceOffset: number): number;
  toSource(viewOffset: number): number;
  /** Where the placeholder that holds this offset of the view begins and ends. */
  placeholderAt(viewOffset: number): { start: number; end: number } | undefined;
}

/** A stretch of the source that the view shows as something else. */
interface Replaced {
  source: number;
  sourceEnd: number;
  view: number;
  viewEnd: number;
}

const BOM = '\ufeff';

export function viewOf(source: string, hidden: readonly Hidden[] = []): ViewText {
  const start = source.startsWith(BOM) ? 1 : 0;
  const { text, replaced } = replace(source, start, hidden);
  /** The last stretch that begins before, or where the condition says, with everything behind it shifted alike. */
  const lastWhere = (holds: (stretch: Replaced) => boolean): Replaced | undefined => {
    let [low, high] = [0, replaced.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const stretch = replaced[middle];
      if (stretch && holds(stretch)) low = middle + 1;
      else high = middle;
    }
    return replaced[low - 1];
  };
  const first: Replaced = { source: 0, sourceEnd: start, view: 0, viewEnd: 0 };
  return {
    text,
    toView(offset) {
      const { sourceEnd, view, viewEnd } = lastWhere((stretch) => stretch.source < offset) ?? first;
      return offset < sourceEnd ? view : viewEnd + offset - sourceEnd;
    },
    toSource(offset) {
      const { source: from, sourceEnd, viewEnd } = lastWhere((stretch) => stretch.view < offset) ?? first;
      return offset < viewEnd ? from : sourceEnd + offset - viewEnd;
    },
    placeholderAt(offset) {
      const stretch = lastWhere(({ view }) => view < offset);
      return stretch && offset < stretch.viewEnd ? { start: stretch.view, end: stretch.viewEnd } : undefined;
    },
  };
}

/** The shown text, and every place in which it is longer or shorter than the source. */
function replace(source: string, start: number, hidden: readonly Hidden[]): { text: string; replaced: Replaced[] } {
  const replaced: Replaced[] = [];
  const parts: string[] = [];
  let [at, length] = [start, 0];
  const show = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const lines = (to: number) => {
    for (let next = source.indexOf('\r\n', at); next !== -1 && next < to; next = source.indexOf('\r\n', at)) {
      show(source.slice(at, next));
      replaced.push({ source: next, sourceEnd: next + 1, view: length, viewEnd: length });
      show('\n');
      at = next + 2;
    }
    show(source.slice(at, to));
    at = to;
  };
  for (const { range, placeholder } of hidden) {
    lines(range.start);
    const view = length;
    // As many lines as there were, so that line numbers stay what they are.
    show(placeholder + '\n'.repeat(source.slice(range.start, range.end).split(/\r\n|\r|\n/).length - 1));
    replaced.push({ source: range.start, sourceEnd: range.end, view, viewEnd: length });
    at = range.end;
  }
  lines(source.length);
  return { text: parts.join('').replaceAll('\r', '\n'), replaced };
}

/**
 * The source after a person changed its view into `edited`: only the changed stretch is replaced, in the file's own line
 * ends. A change inside a placeholder takes the secret away, for nobody can edit what nobody sees.
 */
export function sourceAfter(source: string, view: ViewText, edited: string): string {
  const shown = view.text;
  const most = Math.min(shown.length, edited.length);
  let head = 0;
  while (head < most && shown.charCodeAt(head) === edited.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    shown.charCodeAt(shown.length - 1 - tail) === edited.charCodeAt(edited.length - 1 - tail)
  )
    tail++;
  head = view.placeholderAt(head)?.start ?? head;
  tail = shown.length - (view.placeholderAt(shown.length - tail)?.end ?? shown.length - tail);
  const inserted = edited.slice(head, edited.length - tail);
  const lineEnd = usesCrLf(source) ? '\r\n' : '\n';
  const before = source.slice(0, view.toSource(head));
  const behind =
    (lineEnd === '\n' ? inserted : inserted.replaceAll('\n', lineEnd)) +
    source.slice(view.toSource(shown.length - tail));
  // An LF that comes to stand behind a lone CR would make one line end of two.
  return before.endsWith('\r') && behind.startsWith('\n') ? `${before}\r${behind}` : before + behind;
}

const usesCrLf = (source: string): boolean => {
  const first = source.indexOf('\n');
  return first > 0 && source[first - 1] === '\r';
};
