import { pemBlocks } from '../syntax/pem/blocks.ts';
import type { Range, SourceFile } from '../workspace/source-file.ts';

/** A stretch of a file that nobody else may see. */
export interface Secret {
  /** Part of the placeholder: lower-case words with hyphens. */
  kind: string;
  range: Range;
}

/** Finds the secrets of one kind. */
export type Finder = (file: SourceFile) => Secret[];

/** Private keys of every kind of PEM, however they are written, cut off ones included. */
const privateKeys: Finder = ({ text }) =>
  pemBlocks(text).flatMap(({ kind, range }) => (kind === 'private-key' ? [{ kind, range }] : []));

const finders: readonly Finder[] = [privateKeys];

/** Every secret of a file, in order; of two that overlap the one that begins first, stretched over both. */
export function secretsIn(file: SourceFile, further: Finder): Secret[] {
  const found = [...finders, further].flatMap((find) => find(file)).filter(({ range }) => range.end > range.start);
  found.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const apart: Secret[] = [];
  for (const { kind, range } of found) {
    const last = apart.at(-1);
    if (!last || range.start >= last.range.end) apart.push({ kind, range: { ...range } });
    else last.range.end = Math.max(last.range.end, range.end);
  }
  return apart;
}
