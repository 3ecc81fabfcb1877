/** A line of a paste: where it stands, its end of line included, and how it begins. */
export interface Line {
  start: number;
  end: number;
  /** Without byte order mark and end of line, cut at `looked` code units: what a line is shows at its beginning. */
  text: string;
  /** Inside a heredoc: what stands here is written by a script, and a file of the paste only where the command is a mark. */
  quoted: boolean;
}

const looked = 600;

/** The lines of `text` in order; they cover it without gap. Of more than `most` only the first ones. */
export function linesOf(text: string, most = Number.POSITIVE_INFINITY): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length && lines.length < most) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    let last = newline === -1 ? end : newline;
    if (last > start && text[last - 1] === '\r') last -= 1;
    const first = start === 0 && text.startsWith('\uFEFF') ? 1 : start;
    lines.push({ start, end, text: text.slice(first, Math.min(last, first + looked)), quoted: false });
    start = end;
  }
  if (text.includes('<<')) quoteHeredocs(lines);
  return lines;
}

const heredoc = /<<-?\s*["'\\]?([A-Za-z_]\w{0,40})/;

/** Marks the lines between `<<EOF` and its `EOF`; a heredoc without an end is none. */
function quoteHeredocs(lines: readonly Line[]): void {
  if (!lines.some(({ text }) => heredoc.test(text))) return;
  const last = new Map(lines.map(({ text }, index) => [text.trim(), index]));
  let delimiter: string | undefined;
  for (const [index, line] of lines.entries()) {
    if (delimiter === undefined) {
      const opened = heredoc.exec(line.text)?.[1];
      if (opened !== undefined && (last.get(opened) ?? -1) > index) delimiter = opened;
    } else {
      line.quoted = true;
      if (line.text.trim() === delimiter) delimiter = undefined;
    }
  }
}
