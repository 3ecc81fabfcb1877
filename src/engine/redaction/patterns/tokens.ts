import type { Find } from '../secret.ts';
import { type Shape, shapes } from './token-shapes.ts';

const begins = '(?:(?<![A-Za-z0-9_])|(?<=\\\\[nrt])|(?<=%[0-9A-F]{2}))';
const all = new RegExp(`${begins}(?:${shapes.map(({ shape }) => shape).join('|')})`, 'g');
const each = shapes.map((row) => ({ ...row, pattern: new RegExp(row.shape, 'y') }));

/** Tokens that are known by their own look, wherever they stand. */
export function tokensIn(text: string): Find[] {
  const finds: Find[] = [];
  for (const { 0: token, index } of text.matchAll(all)) {
    const row = rowOf(text, index);
    if (row) finds.push({ kind: row.kind, reason: row.says, range: { start: index, end: index + token.length } });
  }
  return finds;
}

function rowOf(text: string, index: number): Shape | undefined {
  return each.find(({ pattern }) => {
    pattern.lastIndex = index;
    return pattern.test(text);
  });
}
