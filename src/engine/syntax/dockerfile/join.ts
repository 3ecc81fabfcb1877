import type { Range } from '../../workspace/source-file.ts';
import { type MappedText, MappedTextBuilder } from '../shell/index.ts';

/**
 * An instruction's text as the build hands it on: continued lines joined, comment and blank lines among them left out,
 * here-document bodies (from `bodies` on) line by line (BuildKit frontend/dockerfile/parser, `Parse` and `trimContinuationCharacter`).
 */
export function joinLines(text: string, range: Range, escapeChar: string, bodies: number = range.end): MappedText {
  const joined = new MappedTextBuilder();
  for (let start = range.start; start < range.end; ) {
    const lineEnd = endOfLine(text, start, range.end);
    const line = text.slice(start, lineEnd).replace(/\r$/, '');
    const next = Math.min(lineEnd + 1, range.end);
    if (start >= bodies) joined.add(`${line}${lineEnd < range.end ? '\n' : ''}`, start);
    else if (start === range.start || !isSkipped(line)) {
      const continued = continuationAt(line, escapeChar);
      joined.add(continued === undefined ? line : line.slice(0, continued), start);
      if (continued === undefined && next >= bodies && bodies < range.end) joined.add('\n', lineEnd);
    }
    start = next;
  }
  return joined.build();
}

/** A line that the build drops between continued ones. */
export const isSkipped = (line: string): boolean => /^[ \t]*(?:#|\r?$)/.test(line);

/**
 * Where the escape character stands that makes the line go on; the line has no end of its own, a CR aside. After another
 * escape character it does not (BuildKit frontend/dockerfile/parser, `setEscapeToken`).
 */
export function continuationAt(line: string, escapeChar: string): number | undefined {
  const trimmed = line.trimEnd();
  const at = trimmed.length - 1;
  return trimmed.endsWith(escapeChar) && trimmed.charAt(at - 1) !== escapeChar ? at : undefined;
}

/** The offset of the line feed that ends the line, or `limit`. */
export function endOfLine(text: string, from: number, limit: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 || at > limit ? limit : at;
}
