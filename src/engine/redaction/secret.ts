import type { Range } from '../workspace/source-file.ts';

/** A stretch of a text that nobody else may see. */
export interface Find {
  /** Part of the placeholder: lower-case words with hyphens. */
  kind: string;
  /** Why it is hidden: one clause that a person reads. */
  reason: string;
  /** UTF-16 code units into the text; without quotes around it. */
  range: Range;
  /** What the text means there, where it is written with escapes. */
  value?: string;
  /** A number in JSON or TOML, in whose place only a text in quotes can stand. */
  bare?: true;
  /** What is found elsewhere by its value as well: texts that are secret with it, such as the password in an `auth`. */
  carries?: readonly string[];
  /** `user:password`, which is looked for in base64 only: where it can be read, the user may stay. */
  pairs?: readonly string[];
}

/** The secret as its reader sees it. */
export const secretOf = (text: string, { range, value }: Find): string => value ?? text.slice(range.start, range.end);

/** In order and apart: of two that overlap the one that begins first, stretched over both. */
export function apart(finds: readonly Find[]): Find[] {
  const ordered = finds
    .filter(({ range }) => range.end > range.start)
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const merged: Find[] = [];
  for (const find of ordered) {
    const last = merged.at(-1);
    if (!last || find.range.start >= last.range.end) merged.push(find);
    else if (find.range.end > last.range.end) {
      const { kind, reason, range } = last;
      merged[merged.length - 1] = { kind, reason, range: { start: range.start, end: find.range.end } };
    }
  }
  return merged;
}

/**
 * What structure found, in order and apart, and what was found besides, together so. Structure knows where a value ends, so that the text still parses: what
 * laps over it is dropped, but for private keys, which hold more than the line that structure sees.
 */
export function joined(exact: readonly Find[], others: readonly Find[]): Find[] {
  let at = 0;
  const free = [...others]
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ kind, range }) => {
      while ((exact[at]?.range.end ?? Number.POSITIVE_INFINITY) <= range.start) at += 1;
      return kind === 'private-key' || (exact[at]?.range.start ?? Number.POSITIVE_INFINITY) >= range.end;
    });
  return free.length === 0 ? [...exact] : apart([...exact, ...free]);
}
