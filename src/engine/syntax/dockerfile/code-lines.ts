import type { Range } from '../../workspace/source-file.ts';
import { continuationAt, endOfLine, isSkipped } from './join.ts';

export interface Line {
  start: number;
  /** Where the next line starts. */
  next: number;
  /** What is neither indentation nor the continuation at its end; on the first line from the keyword on. */
  tokens: Range;
  /** The continuation with the blanks before it. */
  continuation?: Range;
}

/**
 * The lines of an instruction that the build hands on: comments and blank lines between continued ones are left out, lines
 * of here-documents (from `bodies` on) are all there, continued as the shell would.
 */
export function codeLines(text: string, range: Range, escapeChar: string, bodies: number = range.end): Line[] {
  const lines: Line[] = [];
  const first = text.lastIndexOf('\n', range.start - 1) + 1;
  for (let start = first; start < range.end; ) {
    const feed = endOfLine(text, start, text.length);
    const written = text.slice(start, feed);
    const next = Math.min(feed + 1, text.length);
    if (start === first || start >= bodies || !isSkipped(written)) {
      const continued = continuationAt(written, start < bodies ? escapeChar : '\\');
      const code = written.slice(0, continued).trimEnd();
      const tokens = { start: Math.max(range.start, start + code.search(/\S|$/)), end: start + code.length };
      const end = start + written.replace(/\r$/, '').length;
      lines.push({ start, next, tokens, ...(continued !== undefined && { continuation: { start: tokens.end, end } }) });
    }
    start = next;
  }
  return lines;
}
