import type { Statement } from 'unbash';
import type { MappedText } from '../mapped-text.ts';
import { type Cuts, cutOut, inPlace, type Left, type Span, together, unchanged } from './cuts.ts';

/** Statements go with the separator behind them; the last ones, where they have none, with the one before them. */
export function leftOfList(source: MappedText, statements: readonly Statement[], lefts: readonly Left[]): Left {
  const lastKept = lefts.findLastIndex((left) => left !== 'nothing');
  const [kept, tail, last] = [statements[lastKept], statements[lastKept + 1], statements.at(-1)];
  if (!kept) return last ? 'nothing' : unchanged;
  const open = last && separator(source, last) === 0;
  const separated = tail && open && /^\s*;\s*$/.test(source.text.slice(kept.end, tail.pos));
  return together(
    statements.map((statement, index) => {
      const left = lefts[index] ?? unchanged;
      if (left !== 'nothing') return left;
      const pos = separated && statement === tail ? kept.end : statement.pos;
      return cutOut(source, { pos, end: statement.end + separator(source, statement) }, [statement]);
    }),
  );
}

/** Where some statement must be left, `true` is. */
export function leftOfBlock(source: MappedText, statements: readonly Statement[], lefts: readonly Left[]): Cuts {
  const left = leftOfList(source, statements, lefts);
  const [first, last] = [statements[0], statements.at(-1)];
  if (left !== 'nothing') return left;
  return first && last ? inPlace(source, { pos: first.pos, end: last.end }, statements) : unchanged;
}

/** The length of the `;` behind a statement, blanks included. */
function separator(source: MappedText, { end }: Span): number {
  return /^[ \t]*;(?!;)/.exec(source.text.slice(end, end + 200))?.[0].length ?? 0;
}
