import type { Range } from '../../workspace/source-file.ts';

/** Where the content of a written scalar stands: without its quotes, or without the header and margins of a block scalar. */
export function innerRange(text: string, { start, end }: Range): Range {
  const first = text.charAt(start);
  if (first === '|' || first === '>') {
    const lf = text.indexOf('\n', start);
    if (lf < 0 || lf >= end) return { start: end, end };
    const from = lf + 1 + text.slice(lf + 1, end).search(/\S|$/);
    return { start: from, end: Math.max(from, end) };
  }
  if (first !== '"' && first !== "'") return { start, end };
  const size = text.startsWith(first.repeat(3), start) && end - start >= 6 ? 3 : 1;
  const isClosed = end - start >= 2 * size && text.slice(end - size, end) === first.repeat(size);
  return { start: start + size, end: isClosed ? end - size : end };
}
