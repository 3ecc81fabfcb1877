import { terminalWraps } from './terminal-wraps.ts';

/** A text without terminal colours, string escapes, curly quotes, a terminal’s line breaks and repetition, whose places are known in the original. */
export interface PlainText {
  text: string;
  /** The offset in the original at which the character at `offset` of `text` stands. */
  original(offset: number): number;
}

const escapeCharacter = String.fromCharCode(27);
const colour = `(?:${escapeCharacter}|\\\\u001[bB]|\\\\x1[bB]|\\\\033|␛)\\[[0-9;?]{0,20}[A-Za-z]`;
const special = new RegExp(
  `${colour}|\\\\{1,15}["'\`]|\\\\{1,15}[nrt](?![A-Za-z]:)|\\\\{1,15}u00(?:22|26|27|3[cCeE])|&(?:quot|#34|#39|amp|lt|gt);|[“”„‟]`,
  'g',
);

const meant: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', ' '],
  ['t', ' '],
  ['u0022', '"'],
  ['u0026', '&'],
  ['u0027', "'"],
  ['u003c', '<'],
  ['u003e', '>'],
  ['quot', '"'],
  ['#34', '"'],
  ['#39', "'"],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
]);

/** What differs between two lines of a log that say the same: times, process ids, counters. */
const when = /\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?|\d{4}-\d\d-\d\d|\[\d{1,9}\]|\(x\d{1,6} over [^)\n]{1,12}\)/g;
/** Below this a text is read whole: there is nothing to gain. */
const repetitive = 30;
/** Of lines that differ in numbers only, as those of a hundred nodes or pods do, so many are read. */
const mostOfAShape = 50;

/** Undoes what logs and word processors do to an error text: colours, escaped or curly quotes, line ends of JSON, entities of HTML, broken words, repetition. */
export function plain(given: string): PlainText {
  const starts: number[] = [];
  const origins: number[] = [];
  const parts: string[] = [];
  let length = 0;
  const keep = (from: number, to: number): void => {
    starts.push(length);
    origins.push(from);
    parts.push(given.slice(from, to));
    length += to - from;
  };
  for (const { from, to } of distinctLines(given)) {
    let at = from;
    for (const match of given.slice(from, to).matchAll(special)) {
      keep(at, from + match.index);
      const replacement = replacementOf(match[0]);
      parts.push(replacement);
      length += replacement.length;
      at = from + match.index + match[0].length;
    }
    keep(at, to);
  }
  return {
    text: parts.join(''),
    original(offset) {
      const piece = lastAtOrBefore(starts, offset);
      return Math.min((origins[piece] ?? 0) + offset - (starts[piece] ?? 0), given.length);
    },
  };
}

/** The stretches of lines that say something that no line before them said, nor fifty that differ in numbers only. */
function distinctLines(given: string): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  const seen = new Set<string>();
  const shapes = new Map<string, number>();
  const wraps = terminalWraps(given);
  let count = 0;
  for (let from = 0; from < given.length; ) {
    const newline = given.indexOf('\n', from);
    const to = newline === -1 ? given.length : newline + 1;
    const said = given.slice(from, to).replace(when, '');
    const shape = said.replace(/\d{1,40}/g, '0');
    const ofShape = shapes.get(shape) ?? 0;
    count += 1;
    if (count <= repetitive || said.trim() === '' || (!seen.has(said) && ofShape < mostOfAShape)) {
      shapes.set(shape, ofShape + 1);
      const last = stretches.at(-1);
      const end = wraps.has(newline) ? newline - (given[newline - 1] === '\r' ? 1 : 0) : to;
      if (last?.to === from) last.to = end;
      else stretches.push({ from, to: end });
    }
    seen.add(said);
    from = to;
  }
  return stretches;
}

function replacementOf(escaped: string): string {
  if (/^[“”„‟]$/.test(escaped)) return '"';
  if (escaped.endsWith(';') && escaped.startsWith('&')) return meant.get(escaped.slice(1, -1)) ?? escaped;
  const bare = escaped.replace(/^\\+/, '');
  if (bare === '"' || bare === "'" || bare === '`') return bare;
  return meant.get(bare.toLowerCase()) ?? '';
}

/** Index of the last of the ascending `starts` that is not above `offset`. */
export function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
