/** A text to look for. */
export interface Needle {
  text: string;
  /** Only where no letter or digit touches it. */
  whole: boolean;
  /** What `text` is a way to write. */
  value?: string;
  /** Where `text` is but a part of what is looked for: all of it, in every way to write it. */
  spellings?(): readonly string[];
  /** The character that stands behind that part; empty at the end. */
  behind?: string;
}

export interface Hit {
  start: number;
  end: number;
  /** What stands there, where one needle says that. */
  value?: string | undefined;
}

/** The longest spelling of a needle of which `text` is the part that stands there. */
export function spelledAt(text: string, at: number, needle: Needle): Hit | undefined {
  const { text: part, whole, value, spellings, behind = '' } = needle;
  if (!mayFollow(text.charAt(at + part.length), behind)) return undefined;
  let best: Hit | undefined;
  for (const spelling of spellings?.() ?? []) {
    const start = at - spelling.indexOf(part);
    const end = start + spelling.length;
    if (start < 0 || end - start <= (best ? best.end - best.start : 0) || !text.startsWith(spelling, start)) continue;
    if (!whole || standsAlone(text, start, end)) best = { start, end, value };
  }
  return best;
}

/** Whether a spelling of a character may begin so: letters and digits are themselves, others are escaped by one of these. */
const mayFollow = (seen: string, wanted: string): boolean =>
  seen === wanted || !/[\x20-\x7e]/.test(wanted) || (!/[A-Za-z0-9]/.test(wanted) && /[%\\+&']/.test(seen));

/** What begins before the last hit overlaps it: both hold what was found just now. */
export function addHit(hits: Hit[], found: Hit): void {
  let hit = found;
  for (let last = hits.at(-1); last && hit.start < last.end; last = hits.at(-1)) {
    const [start, end] = [Math.min(hit.start, last.start), Math.max(hit.end, last.end)];
    const whole = [hit, last].find((each) => each.start === start && each.end === end);
    hit = { start, end, value: whole?.value };
    hits.pop();
  }
  hits.push(hit);
}

/** What makes a longer word of what stands beside it. */
const part = /[\p{L}\p{N}_./@:-]/u;
export const standsAlone = (text: string, start: number, end: number): boolean =>
  !(start > 0 && part.test(text.charAt(start - 1))) && !/[\p{L}\p{N}_/@-]/u.test(text.charAt(end));

export function endOfRun(text: string, from: number): number {
  const stop = text.slice(from, from + 20_000).search(/[\s"'<>,;]/);
  return stop < 0 ? Math.min(text.length, from + 20_000) : from + stop;
}
