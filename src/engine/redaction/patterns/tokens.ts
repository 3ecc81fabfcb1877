import type { Find } from '../secret.ts';
import { type Shape, shapes } from './token-shapes.ts';

/** Where a token can begin: not within a word, but behind an escaped line end; and it is longer than most words. */
const begins = /(?:(?<![A-Za-z0-9_])|(?<=\\[nrt])|(?<=%[0-9A-F]{2}))(?=[A-Za-z0-9$_])(?=[^\s"'`<>,;\\]{16})/g;
const any = new RegExp(shapes.map(({ shape }) => shape).join('|'), 'y');
const each = shapes.map((row) => ({ ...row, pattern: new RegExp(row.shape, 'y') }));

/** Tokens that are known by their own look, wherever they stand. */
export function tokensIn(text: string): Find[] {
  const finds: Find[] = [];
  begins.lastIndex = 0;
  for (let hit = begins.exec(text); hit; hit = begins.exec(text)) {
    const start = hit.index;
    begins.lastIndex = start + 1;
    any.lastIndex = start;
    if (!any.test(text)) continue;
    const end = any.lastIndex;
    const row = rowOf(text, start);
    if (row) finds.push({ kind: row.kind, reason: row.says, range: { start, end } });
    begins.lastIndex = end;
  }
  return finds;
}

function rowOf(text: string, start: number): Shape | undefined {
  return each.find(({ pattern }) => {
    pattern.lastIndex = start;
    return pattern.test(text);
  });
}
