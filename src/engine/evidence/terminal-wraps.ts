import { isLogLine } from '../intake/error-lines.ts';

/** Below this no terminal is as narrow, and lines are equally long by chance. */
const narrowest = 60;
/** Nobody wraps words as wide as this: equally long lines come from a terminal sooner. */
const wide = 90;

/**
 * The offsets at which a terminal broke a line, words included: behind lines that are equally long, several in a row,
 * up to a shorter one or the next message. A line one shorter has lost the blank at its end: its break stays as a blank.
 */
export function terminalWraps(given: string): ReadonlySet<number> {
  const wraps = new Set<number>();
  let run: number[] = [];
  let width = 0;
  let wasFull = false;
  const close = (): void => {
    if (run.length >= (width < wide ? 3 : 2)) for (const at of run) wraps.add(at);
    run = [];
  };
  for (let from = 0; from < given.length; ) {
    const newline = given.indexOf('\n', from);
    const end = newline === -1 ? given.length : newline;
    const length = (given[end - 1] === '\r' ? end - 1 : end) - from;
    if (wasFull && (length === 0 || length > width || isLogLine(given.slice(from, Math.min(end, from + 200))))) {
      run.pop();
      close();
    }
    if (run.length === 0) width = length;
    wasFull = newline !== -1 && length >= narrowest && length === width;
    if (wasFull) run.push(newline);
    else if (length !== width - 1) close();
    from = end + 1;
  }
  close();
  return wraps;
}
