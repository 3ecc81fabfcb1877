/**
 * A file as editors show it: without byte order mark, every line end one LF. Editors normalise text on their own; here
 * it is done on purpose, so that what a person did not touch keeps its every byte.
 */
export interface ViewText {
  text: string;
  /** Offsets are UTF-16 code units. An offset inside a line end becomes its beginning. */
  toView(sourceOffset: number): number;
  toSource(viewOffset: number): number;
}

const BOM = '\ufeff';

export function viewOf(source: string): ViewText {
  const start = source.startsWith(BOM) ? 1 : 0;
  if (!source.includes('\r')) {
    return {
      text: source.slice(start),
      toView: (offset) => Math.max(offset - start, 0),
      toSource: (offset) => offset + start,
    };
  }
  /** View offsets of the line ends that are CR LF in the source, ascending. */
  const wide: number[] = [];
  for (let at = source.indexOf('\r\n'); at !== -1; at = source.indexOf('\r\n', at + 2))
    wide.push(at - start - wide.length);
  return {
    text: source.slice(start).replace(/\r\n?/g, '\n'),
    toView: (offset) => {
      // The nth wide line end begins at its view offset plus n in the source; behind it, one more code unit is gone.
      const body = Math.max(offset - start, 0);
      return body - countWhere(wide.length, (n) => (wide[n] ?? 0) + n < body);
    },
    toSource: (offset) => start + offset + countWhere(wide.length, (n) => (wide[n] ?? 0) < offset),
  };
}

/** The source after a person changed its view into `edited`: only the changed stretch is replaced, in the file's own line ends. */
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

/** How many of the numbers 0 … length−1 satisfy a condition that holds for a beginning of them and then no more. */
function countWhere(length: number, holds: (n: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
