import type { Line } from './lines.ts';

const blank = /^\s*$/;
/** Scripts that part no words. */
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const bullet = /^\s{0,3}(?:[-*•]|\d{1,2}[.)]) +/;
/** What sentences hardly hold, and lines of TOML do. */
const code = /[=[\]{}]|^\s*["'#]/;
const instruction =
  /^\s*(?:add|arg|cmd|copy|entrypoint|env|expose|from|healthcheck|label|maintainer|onbuild|run|shell|stopsignal|user|volume|workdir)\s/i;
const goesOn = /[\\`]\s*$/;

/**
 * How many lines at the end of a file in a paste are no part of it: what its author says below it, or does next. Of blank
 * lines only those between such lines count.
 */
export function sentencesBelow(lines: readonly Line[], kind: string): number {
  if (kind !== 'toml' && kind !== 'dockerfile') return 0;
  let count = 0;
  for (let back = 1; back <= lines.length; back++) {
    const line = lines[lines.length - back];
    if (!line || line.quoted) break;
    if (blank.test(line.text)) continue;
    const above = lines[lines.length - back - 1]?.text ?? '';
    if (!isSentence(line.text) || (kind === 'dockerfile' && (instruction.test(line.text) || goesOn.test(above)))) break;
    count = back;
  }
  return count;
}

/** A line that people draw between two things. No format that is looked at here ends with one. */
const ruler = /^\s*([-=*_~])\1{2,}\s*$/;

/** Words as people write them: several, or one with the mark that ends a sentence; or a line that they draw. */
function isSentence(text: string): boolean {
  if (ruler.test(text)) return true;
  if (code.test(text)) return false;
  if (unspaced.test(text)) return true;
  const words = text.replace(bullet, '').trim().split(/\s+/, 4);
  const [first = ''] = words;
  if (!/^\p{L}[\p{L}\p{M}'’-]*[,.:;!?…]*$/u.test(first)) return false;
  if (words.length === 1) return /[,.!?…]$/.test(first) || bullet.test(text);
  return words.length > 2 || !first.endsWith(':');
}
