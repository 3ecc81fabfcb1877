import type { AndOr, Statement, SyntaxNode } from 'unbash';
import { forEachChild } from 'unbash';
import type { Range } from '../../workspace/source-file.ts';
import type { Removal } from './command.ts';
import { type MappedText, rangeIn } from './mapped-text.ts';

/** How the `index`th statement of a list is removed; `alone` says what to do when it is the only one. */
export function removalOfStatement(
  source: MappedText,
  list: readonly Statement[],
  index: number,
  alone: Removal | 'replace',
): Removal {
  const statement = list[index];
  if (!statement) return { how: 'all' };
  if (list.length === 1) return alone === 'replace' ? inPlace(source, statement) : alone;
  const after = /^[ \t]*;(?!;)/.exec(source.text.slice(statement.end, statement.end + 200))?.[0].length ?? 0;
  const previous = list[index - 1];
  const before =
    previous && !after && index === list.length - 1 && /^\s*;\s*$/.test(between(source, previous, statement));
  const start = before && previous ? previous.end : statement.pos;
  return { how: 'cut', ranges: [rangeIn(source, start, statement.end + after), ...hereDocuments(source, statement)] };
}

/** How the `index`th command of `a && b || c` is removed; `whole` says how the chain itself is. */
export function removalInChain(source: MappedText, chain: AndOr, index: number, whole: Removal): Removal {
  const command = chain.commands[index];
  const previous = chain.commands[index - 1];
  const next = chain.commands[index + 1];
  if (!command || chain.commands.length === 1) return whole;
  const [before, after] = [chain.operators[index - 1], chain.operators[index]];
  if (before === '||') return inPlace(source, command);
  if (after === '||') {
    // `command || true`: both go, if the rest of the chain does not depend on the outcome.
    const shrugs = next && /^(?:true|:)$/.test(source.text.slice(next.pos, next.end));
    if (!shrugs || chain.operators[index + 1] === '||') return inPlace(source, command);
    if (!previous && chain.commands.length === 2) return whole;
    const third = chain.commands[index + 2];
    if (previous) return { how: 'cut', ranges: [rangeIn(source, previous.end, next.end)] };
    return third ? { how: 'cut', ranges: [rangeIn(source, command.pos, third.pos)] } : inPlace(source, command);
  }
  const bodies = hereDocuments(source, command);
  if (!previous) return { how: 'cut', ranges: [rangeIn(source, command.pos, next?.pos ?? command.end), ...bodies] };
  const joinBefore = operatorBetween(source, previous, command);
  const joinAfter = next && operatorBetween(source, command, next);
  // The connector that stands on the command's own line goes with it.
  const trailing =
    joinAfter && onOneLine(source, command.pos, joinAfter.end) && !onOneLine(source, joinBefore.start, command.pos);
  const join = trailing ? joinAfter : joinBefore;
  return {
    how: 'cut',
    ranges: [rangeIn(source, command.pos, command.end), rangeIn(source, join.start, join.end), ...bodies],
  };
}

type Span = { pos: number; end: number };

const between = (source: MappedText, a: Span, b: Span): string => source.text.slice(a.end, b.pos);

/** Whether no line ends between the two places, in the script or where lines were joined. */
function onOneLine(source: MappedText, start: number, end: number): boolean {
  const range = rangeIn(source, start, end);
  return range.end - range.start === end - start && !source.text.slice(start, end).includes('\n');
}

function operatorBetween(source: MappedText, a: Span, b: Span): Range {
  const start = a.end + Math.max(0, between(source, a, b).search(/&&|\|\|/));
  return { start, end: start + 2 };
}

function inPlace(source: MappedText, { pos, end }: Span): Removal {
  return { how: 'replace', range: rangeIn(source, pos, end), text: 'true' };
}

/** Bodies and closing lines of the here-documents that the node reads. */
function hereDocuments(source: MappedText, node: SyntaxNode): Range[] {
  const found: Range[] = [];
  forEachChild(node, (child) => {
    if (child.type === 'HereDoc') found.push(rangeIn(source, child.body.pos, child.closing?.end ?? child.body.end));
    else found.push(...hereDocuments(source, child));
  });
  return found;
}
