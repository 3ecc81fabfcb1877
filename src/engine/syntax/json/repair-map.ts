import type { Range } from '../../workspace/source-file.ts';
import type { Change } from './repair-step.ts';

/** A stretch of the changed text and where it came from. */
interface Stretch {
  start: number;
  end: number;
  from: Range;
}

/**
 * A function from ranges of the changed text to ranges of the text before the changes. What was put in leads to the place
 * where it was put; a range that begins or ends at a deletion does not take in what was deleted.
 */
export function repairMap(changes: readonly Change[]): (range: Range) => Range {
  const stretches = stretchesOf(changes);
  return ({ start, end }) => {
    const mapped = { start: before(stretches, start, 'start'), end: before(stretches, end, 'end') };
    return { start: mapped.start, end: Math.max(mapped.start, mapped.end) };
  };
}

/** Two rounds of changes as one: `second` is made for the text that `first` leaves. */
export function composed<C extends Change>(first: readonly C[], second: readonly C[]): C[] {
  const at = repairMap(first);
  const moved = second.map((change) => ({ ...change, range: at(change.range) }));
  const covered = (change: C) =>
    moved.some(({ range }) => range.start <= change.range.start && change.range.end <= range.end);
  return inOrder([...first.filter((change) => !covered(change)), ...moved]);
}

function inOrder<C extends Change>(changes: readonly C[]): C[] {
  return [...changes].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function stretchesOf(changes: readonly Change[]): Stretch[] {
  const stretches: Stretch[] = [];
  let position = 0;
  let consumed = 0;
  const push = (length: number, from: Range) => {
    if (length > 0) stretches.push({ start: position, end: position + length, from });
    position += length;
  };
  for (const { range, text } of inOrder(changes)) {
    push(range.start - consumed, { start: consumed, end: range.start });
    push(text.length, range);
    consumed = range.end;
  }
  stretches.push({
    start: position,
    end: Number.POSITIVE_INFINITY,
    from: { start: consumed, end: Number.POSITIVE_INFINITY },
  });
  return stretches;
}

function before(stretches: readonly Stretch[], offset: number, side: 'start' | 'end'): number {
  const index = firstWhere(stretches, ({ end }) => (side === 'start' ? offset < end : offset <= end));
  const stretch = stretches[index];
  if (!stretch) return offset;
  const { from, start, end } = stretch;
  if (from.end - from.start === end - start) return from.start + offset - start;
  return offset === end ? from.end : from.start;
}

/** Index of the first element that passes, in a list whose elements pass from some index on. */
function firstWhere<T>(list: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && passes(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
