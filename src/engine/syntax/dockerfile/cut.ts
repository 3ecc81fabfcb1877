import type { Range, TextEdit } from '../../workspace/source-file.ts';
import { codeLines, type Line } from './code-lines.ts';
import type { Dockerfile, Heredoc } from './document.ts';

/**
 * The edits that take `ranges` out of an instruction so that whole instructions remain: lines of which nothing is left go
 * with their line end, continuations that would lead nowhere go too, comments and every other byte stay.
 */
export function cut(
  { file, escapeChar }: Dockerfile,
  instruction: { range: Range; heredocs: readonly Heredoc[] },
  ranges: readonly Range[],
): TextEdit[] {
  const { text } = file;
  const lines = codeLines(text, instruction.range, escapeChar, instruction.heredocs[0]?.range.start);
  const pieces = ranges.flatMap((range) => piecesOf(text, range, ranges, lines));
  const gone = new Set(lines.filter((line) => hasTokens(line) && isBlank(rest(text, line.tokens, pieces))));
  const inGone = (piece: Range) => [...gone].some((line) => line.start <= piece.start && piece.end <= line.next);
  const deletions = [
    ...pieces.filter((piece) => !inGone(piece)).map((piece) => withBlanks(text, piece, pieces, lines)),
    ...[...gone].map((line) => ({ start: line.start, end: line.next })),
    ...danglingContinuations(lines, gone),
  ];
  return merged(text, deletions).map((range) => ({ path: file.path, range, text: '' }));
}

const hasTokens = ({ tokens }: Line) => tokens.end > tokens.start;
const isBlank = (text: string) => text.trim() === '';

/** A range line by line; in one piece where text stays on both sides and no comment lies between. */
function piecesOf(text: string, range: Range, ranges: readonly Range[], lines: readonly Line[]): Range[] {
  const touched = lines.filter((line) => range.start < line.next && line.start < range.end);
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return [];
  const adjoining = touched.every((line, index) => index === 0 || touched[index - 1]?.next === line.start);
  const staysBefore = !isBlank(rest(text, { start: first.tokens.start, end: range.start }, ranges));
  const staysAfter = !isBlank(rest(text, { start: range.end, end: last.tokens.end }, ranges));
  if (first !== last && adjoining && staysBefore && staysAfter) return [range];
  return touched
    .map(({ tokens }) => ({ start: Math.max(range.start, tokens.start), end: Math.min(range.end, tokens.end) }))
    .filter(({ start, end }) => end > start);
}

/** The text of a range without the pieces. */
function rest(text: string, { start, end }: Range, pieces: readonly Range[]): string {
  let left = '';
  let at = start;
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    if (piece.end <= at || piece.start >= end) continue;
    left += text.slice(at, Math.max(at, piece.start));
    at = Math.min(piece.end, end);
  }
  return left + text.slice(at, end);
}

/** A piece with the blanks that separated it from what stays: those before it, or after it where nothing stays before. */
function withBlanks(text: string, piece: Range, pieces: readonly Range[], lines: readonly Line[]): Range {
  const line = lines.find(({ start, next }) => start <= piece.start && piece.start < next);
  if (!line || /\s/.test(text.charAt(piece.end - 1))) return piece;
  // With something right behind a connector, or a continuation right behind the piece, the blanks before go on separating.
  const adjoins =
    piece.end === line.tokens.end ? line.continuation !== undefined : /[;&|]/.test(text.charAt(piece.end - 1));
  if (adjoins && /\S/.test(text.charAt(piece.end))) return piece;
  const before = text.slice(line.tokens.start, piece.start);
  const staysBefore = !isBlank(rest(text, { start: line.tokens.start, end: piece.start }, pieces));
  if (staysBefore && /[ \t]$/.test(before))
    return { start: line.tokens.start + before.trimEnd().length, end: piece.end };
  const after = /^[ \t]*/.exec(text.slice(piece.end, piece.end + 1000))?.[0].length ?? 0;
  const opensWord = before === '' || /[\s(`;&|"'[]$/.test(before);
  return opensWord ? { start: piece.start, end: piece.end + after } : piece;
}

/** In each run of continued lines: what follows the last line that stays, and that line's continuation. */
function danglingContinuations(lines: readonly Line[], gone: ReadonlySet<Line>): Range[] {
  const dangling: Range[] = [];
  for (let first = 0; first < lines.length; ) {
    let last = first;
    while (lines[last]?.continuation && last + 1 < lines.length) last += 1;
    const run = lines.slice(first, last + 1);
    const end = run.findLastIndex((line) => hasTokens(line) && !gone.has(line));
    if (end !== -1 && run.slice(end + 1).some((line) => gone.has(line))) {
      const { continuation } = run[end] ?? {};
      if (continuation) dangling.push(continuation);
      dangling.push(...run.slice(end + 1).map(({ start, next }) => ({ start, end: next })));
    }
    first = last + 1;
  }
  return dangling;
}

/** Sorted and joined. When a last line without line end goes, the line end before it goes in its place. */
function merged(text: string, ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const previous = joined.at(-1);
    if (previous && range.start <= previous.end) previous.end = Math.max(previous.end, range.end);
    else joined.push({ ...range });
  }
  const last = joined.at(-1);
  if (last && last.end === text.length && !text.endsWith('\n') && text.charAt(last.start - 1) === '\n') {
    last.start -= text.charAt(last.start - 2) === '\r' ? 2 : 1;
    const previous = joined.at(-2);
    if (previous && previous.end >= last.start) joined.splice(-2, 2, { start: previous.start, end: last.end });
  }
  return joined;
}
