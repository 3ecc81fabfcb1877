import type { Range } from '../engine/workspace/source-file.ts';
import type { DiffLine } from './jobs.ts';

/** A line longer than this is one value that no eye compares. */
const LONGEST = 2000;
const WORD = /[\p{L}\p{N}_]/u;

/**
 * The lines of a hunk, with the part that differs where as many lines are added as were removed right before: the first
 * of these is what has become of the first of those.
 */
export function withChangedParts(lines: readonly DiffLine[]): DiffLine[] {
  const marked = [...lines];
  for (let start = 0; start < lines.length; ) {
    const removed = runOf(lines, start, 'removed');
    const added = runOf(lines, start + removed, 'added');
    if (removed === added) {
      for (let index = start; index < start + removed; index++) {
        const [was, is] = [lines[index], lines[index + removed]];
        const parts = was && is && partsOf(was.text, is.text);
        if (!parts) continue;
        marked[index] = { ...was, changed: parts[0] };
        marked[index + removed] = { ...is, changed: parts[1] };
      }
    }
    start += Math.max(removed + added, 1);
  }
  return marked;
}

function runOf(lines: readonly DiffLine[], start: number, kind: DiffLine['kind']): number {
  let end = start;
  while (lines[end]?.kind === kind) end += 1;
  return end - start;
}

/** What lies between the words that both lines begin and end with. Undefined: they have none in common. */
function partsOf(was: string, is: string): [Range, Range] | undefined {
  const shorter = Math.min(was.length, is.length);
  if (Math.max(was.length, is.length) > LONGEST) return undefined;
  let before = 0;
  while (before < shorter && was[before] === is[before]) before += 1;
  let behind = 0;
  while (behind < shorter - before && was.at(-1 - behind) === is.at(-1 - behind)) behind += 1;
  while (before > 0 && (isInWord(was, before) || isInWord(is, before))) before -= 1;
  while (behind > 0 && (isInWord(was, was.length - behind) || isInWord(is, is.length - behind))) behind -= 1;
  const isAlike = was.slice(0, before).trim() !== '' || was.slice(was.length - behind).trim() !== '';
  if (!isAlike) return undefined;
  return [
    { start: before, end: was.length - behind },
    { start: before, end: is.length - behind },
  ];
}

const isInWord = (text: string, at: number): boolean => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');
