/** A line with something on it. */
export interface Line {
  /** Where its first word stands; moves on behind the `- ` and `key: ` that have been read. */
  at: number;
  /** The column of that word. */
  indent: number;
  /** Before its line end. */
  end: number;
  /** Where the line begins. */
  start: number;
}

/** Every line of a text, blank ones and comments left out; templates write theirs between lines too. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = text.startsWith('\ufeff') ? 1 : 0; start < text.length; ) {
    const lf = text.indexOf('\n', start);
    const stop = lf < 0 ? text.length : lf;
    const end = text.charAt(stop - 1) === '\r' && stop > start ? stop - 1 : stop;
    const at = firstWord(text, start, end);
    if (at < end && text.charAt(at) !== '#' && !text.startsWith('{%', at) && !isTemplateAlone(text, at, end))
      lines.push({ at, indent: at - start, end, start });
    start = stop + 1;
  }
  return lines;
}

/** Where the first character that is no blank stands, or `end`. */
export function firstWord(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at += 1;
  return at;
}

/** `{{- if .Values.x }}` and its like. */
const isTemplateAlone = (text: string, at: number, end: number): boolean =>
  text.startsWith('{{', at) && /^\{\{[^\n]{0,500}\}\}\s{0,50}$/.test(text.slice(at, Math.min(end, at + 600)));

/** Where a plain scalar that begins at `from` ends on its line: before a comment and blanks. */
export function endOfPlain(text: string, from: number, end: number): number {
  let stop = text.slice(from, end).search(/[ \t]#/);
  stop = stop < 0 ? end : from + stop;
  while (stop > from && /[ \t]/.test(text.charAt(stop - 1))) stop -= 1;
  return stop;
}

/** Where the colon of `key: ` stands, if a key begins at `at`. */
export function colonOf(text: string, at: number, end: number): number | undefined {
  const first = text.charAt(at);
  if (first === '"' || first === "'") {
    const quote = endOfQuoted(text, at, end);
    const colon = quote === undefined ? end : firstWord(text, quote, end);
    return text.charAt(colon) === ':' && isEnd(text, colon + 1, end) ? colon : undefined;
  }
  if (/[{[\]},&*!|>%@`#]/.test(first) && !text.startsWith('{{', at)) return undefined;
  for (
    let colon = text.indexOf(':', at);
    colon >= 0 && colon < end && colon - at < 1000;
    colon = text.indexOf(':', colon + 1)
  ) {
    if (!isEnd(text, colon + 1, end)) continue;
    return /\s#/.test(text.slice(at, colon)) ? undefined : colon;
  }
  return undefined;
}

const isEnd = (text: string, at: number, end: number): boolean => at >= end || /[ \t]/.test(text.charAt(at));

/** The offset behind the closing quote of what is quoted at `at`; undefined without one before `limit`. */
export function endOfQuoted(text: string, at: number, limit: number): number | undefined {
  const quote = text.charAt(at);
  for (let i = at + 1; i < limit; i++) {
    const char = text.charAt(i);
    if (char === '\\' && quote === '"') i += 1;
    else if (char === quote) {
      if (quote === "'" && text.charAt(i + 1) === "'") i += 1;
      else return i + 1;
    }
  }
  return undefined;
}
