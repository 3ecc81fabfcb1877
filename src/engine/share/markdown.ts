/** Words that mean nothing to Markdown, wherever they stand in a line but at its beginning. */
const plainWord = /^[\p{L}\p{N}.,;:!?'"“”’‘()/%…–—·=+-]*$/u;

/** What programs make a link of. */
const linked = /:\/\/|www\./i;

/**
 * A sentence as Markdown on one line that says just that: code stays code, and a word that could be markup, a link or
 * a mention becomes code. Programs find mentions and references after they have read Markdown, but never in code.
 */
export function prose(sentence: string): string {
  const pieces = sentence
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<!`)`([^`]+)`(?!`)/);
  const line = pieces.map((piece, index) => (index % 2 === 1 ? code(piece) : piece.split(' ').map(word).join(' ')));
  // Only at its beginning a line is a list, a rule or a heading because of such a word.
  return line.reduce(joined).replace(/^(?:[-+=]+|\d{1,9}[.)])(?= |$)/, code);
}

/** Two spans of code need a blank between them, or their marks would run together. */
const joined = (before: string, next: string): string =>
  before.endsWith('`') && next.startsWith('`') ? `${before} ${next}` : before + next;

/** The word, as code where it may be more than a word; punctuation around it stays outside. */
function word(text: string): string {
  if (plainWord.test(text) && !linked.test(text)) return text;
  const [, opening = '', inner = '', closing = ''] = /^(["'(]{0,3})(.*?)([.,;:!?)"']{0,3})$/.exec(text) ?? [];
  return opening + code(inner) + closing;
}

/** A text as code within a line, whatever backticks it holds. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(line) + 1);
  const apart = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${apart}${line}${apart}${fence}`;
}

/** A text as a block of code: the fence is longer than any run of backticks in it, so that nothing in it can end it. */
export function block(text: string, language = ''): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1));
  return `${fence}${language}\n${lines}\n${fence}`;
}

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
