/** A text without terminal colours and string escapes, whose places are known in the original. */
export interface PlainText {
  text: string;
  /** The offset in the original at which the character at `offset` of `text` stands. */
  original(offset: number): number;
}

const escapeCharacter = String.fromCharCode(27);
const colour = `(?:${escapeCharacter}|\\\\u001[bB]|\\\\x1[bB]|\\\\033|␛)\\[[0-9;?]{0,20}[A-Za-z]`;
const special = new RegExp(
  `${colour}|\\\\+["'\`]|\\\\+[nrt](?![A-Za-z]:)|\\\\+u00(?:22|26|27|3[cCeE])|&(?:quot|#34|#39|amp|lt|gt);`,
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

/** Undoes what logs do to an error text: colours, escaped quotes and line ends of JSON, entities of HTML. */
export function plain(given: string): PlainText {
  const starts: number[] = [0];
  const origins: number[] = [0];
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  for (const match of given.matchAll(special)) {
    const before = given.slice(from, match.index);
    const replacement = replacementOf(match[0]);
    parts.push(before, replacement);
    length += before.length + replacement.length;
    from = match.index + match[0].length;
    starts.push(length);
    origins.push(from);
  }
  parts.push(given.slice(from));
  return {
    text: from === 0 ? given : parts.join(''),
    original(offset) {
      const piece = lastAtOrBefore(starts, offset);
      return Math.min((origins[piece] ?? 0) + offset - (starts[piece] ?? 0), given.length);
    },
  };
}

function replacementOf(escaped: string): string {
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
