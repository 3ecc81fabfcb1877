import type { AndOr } from 'unbash';
import { type MappedText, rangeIn } from '../mapped-text.ts';
import { type Cuts, cutOut, inPlace, type Left, type Span, together, unchanged } from './cuts.ts';

/**
 * What is left of `a && b || c`, a command that is gone counting as one that succeeds: `gone && b` is `b`, `a && gone` is
 * `a`, and `a || gone` is `a || true`. A fallback for what is gone stays, unless it only is `true`.
 */
export function leftOfChain(source: MappedText, chain: AndOr, lefts: readonly Left[]): Left {
  const { commands, operators } = chain;
  const isTrue = (index: number) => {
    const command = commands[index];
    return command && /^(?:true|:)$/.test(source.text.slice(command.pos, command.end));
  };
  let begin = 0;
  const isNothing = (index: number) =>
    lefts[index] === 'nothing' || (index > 0 && operators[index - 1] === '||' && isTrue(index));
  if (lefts[0] === 'nothing') while (begin < commands.length && isNothing(begin)) begin += 1;
  if (begin === commands.length) return 'nothing';
  const parts = [opening(source, chain, begin)];
  for (let index = begin; index < commands.length; index++) {
    const [command, left] = [commands[index], lefts[index] ?? unchanged];
    if (left !== 'nothing') parts.push(left);
    else if (command && operators[index - 1] === '||') parts.push(inPlace(source, command, [command]));
    else {
      const start = index;
      while (lefts[index + 1] === 'nothing' && operators[index] === '&&') index += 1;
      parts.push(neighbours(source, chain, start, index));
    }
  }
  return together(parts);
}

/** Everything before the first command that is left goes; before `||` a `true` is needed. */
function opening(source: MappedText, { commands, operators }: AndOr, begin: number): Cuts {
  const [first, last, next] = [commands[0], commands[begin - 1], commands[begin]];
  if (!first || !last || !next) return unchanged;
  const gone = commands.slice(0, begin);
  return operators[begin - 1] === '||'
    ? inPlace(source, { pos: first.pos, end: last.end }, gone)
    : cutOut(source, { pos: first.pos, end: next.pos }, gone);
}

/** Neighbours go together, from the one at `start` to the one at `end`; of the connectors around them one is left. */
function neighbours(source: MappedText, chain: AndOr, start: number, end: number): Cuts {
  const gone = chain.commands.slice(start, end + 1);
  const connectors = gone.flatMap((_, index) => connectorBefore(source, chain, start + index) ?? []);
  const behind = connectorBefore(source, chain, end + 1);
  const [first, last, before] = [gone[0], gone.at(-1), connectors[0]];
  if (!first || !last || !before) return unchanged;
  // The connector that stands on the command's own line goes with it.
  const trailing =
    behind &&
    chain.operators[end] === '&&' &&
    onOneLine(source, last.pos, behind.end) &&
    !onOneLine(source, before.pos, first.pos);
  const going = trailing ? [...connectors.slice(1), behind] : connectors;
  return together([
    ...gone.map((command) => cutOut(source, command, [command])),
    ...going.map((connector) => cutOut(source, connector)),
  ]);
}

function connectorBefore(source: MappedText, { commands }: AndOr, index: number): Span | undefined {
  const [previous, next] = [commands[index - 1], commands[index]];
  if (!previous || !next) return undefined;
  const pos = previous.end + Math.max(0, source.text.slice(previous.end, next.pos).search(/&&|\|\|/));
  return { pos, end: pos + 2 };
}

/** Whether no line ends between the two places, in the script or where lines were joined. */
function onOneLine(source: MappedText, start: number, end: number): boolean {
  const range = rangeIn(source, start, end);
  return range.end - range.start === end - start && !source.text.slice(start, end).includes('\n');
}
