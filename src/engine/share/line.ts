import type { Redaction } from '../redaction/redact.ts';

/**
 * Where an offset into a file as given stands in the redacted file, as a line counted from 1: a private key of thirty
 * lines is one placeholder. Undefined for a file that the redaction does not hold.
 */
export function lineInRedacted({ files, placeholders, restore }: Redaction) {
  const stretches = new Map<string, Stretch[]>();
  return (path: string, offset: number): number | undefined => {
    const file = files.find((each) => each.path === path);
    if (!file) return undefined;
    const known = stretches.get(path) ?? stretchesOf(file.text, placeholders, restore);
    stretches.set(path, known);
    return known.findLast(({ start }) => start <= offset)?.line(offset);
  };
}

interface Stretch {
  /** In the text as given. */
  start: number;
  line(offset: number): number;
}

/** The text in pieces, from one placeholder to the next. */
function stretchesOf(text: string, placeholders: Redaction['placeholders'], restore: Redaction['restore']): Stretch[] {
  const stretches: Stretch[] = [];
  let [line, start] = [1, 0];
  for (const piece of text.split(anyOf(placeholders.map(({ placeholder }) => placeholder)))) {
    const [first, from] = [line, start];
    const original = restore(piece);
    const hidden = original !== piece;
    stretches.push({
      start,
      line: (offset) => (hidden ? first : first + newlines(piece.slice(0, offset - from))),
    });
    start += original.length;
    line += newlines(piece);
  }
  return stretches;
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** Matches each of the words, and captures it so that a split keeps it; the longest first. */
function anyOf(words: readonly string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return escaped.length === 0 ? /(?!)/ : new RegExp(`(${escaped.join('|')})`);
}
