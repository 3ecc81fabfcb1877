import type { Line } from './lines.ts';
import { heredocMark, markIn, nameIn } from './marks.ts';
import { dialectOfName } from './names.ts';

/** A run of lines between two marks. */
export interface Region {
  lines: readonly Line[];
  /** The name that the mark before it gives. */
  path?: string;
  /** Between fences or in a heredoc: the lines are one thing, set apart by a person. */
  fenced: boolean;
}

/** How the output of `openssl s_client` begins (its address on a line of its own since OpenSSL 3.2). */
const session = /^CONNECTED\(/;
const sessionAddress = /^Connecting to \S/;

const fence = /^ {0,12}(`{3,}|~{3,})[ \t]*([^`]{0,200})$/;

/**
 * The regions of a paste, in order. The lines of marks are in none: what they say is the region's `path`.
 * `strict`: the paste is a whole file of a known name, so only marks that no file holds by itself part it.
 */
export function regionsOf(lines: readonly Line[], strict: boolean): Region[] {
  const regions: Region[] = [];
  let open: { lines: Line[]; path?: string } = { lines: [] };
  const close = (next: { lines: Line[]; path?: string }): void => {
    if (open.lines.length > 0) regions.push({ ...open, fenced: false });
    open = next;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    if (line.quoted) {
      open.lines.push(line);
      continue;
    }
    const heredoc = strict || !lines[index + 1]?.quoted ? undefined : heredocMark(line.text);
    if (heredoc) {
      const end = endOfQuoted(lines, index + 1);
      close({ lines: [] });
      if (end > index + 1)
        regions.push({ lines: unquoted(lines.slice(index + 1, end)), path: heredoc.path, fenced: true });
      index = end;
      continue;
    }
    const opened = strict ? undefined : fence.exec(line.text);
    if (opened?.[1]) {
      const end = closingFence(lines, index + 1, opened[1]);
      const name = nameIn(opened[2] ?? '') ?? nameAbove(open.lines) ?? open.path;
      close({ lines: [] });
      if (end > index + 1) regions.push({ lines: lines.slice(index + 1, end), path: name, fenced: true });
      index = end;
      continue;
    }
    if (!strict && session.test(line.text)) {
      const begun = sessionAddress.test(open.lines.at(-1)?.text ?? '') ? open.lines.splice(-1) : [];
      if (open.lines.every(({ text }) => text.trim() === '')) open.lines.push(...begun, line);
      else close({ lines: [...begun, line] });
      continue;
    }
    const mark = markIn(line.text, strict);
    if (mark?.kind === 'prompt') {
      // A command is text about files, except that the file it reads has its own mark.
      if (open.path !== undefined) close({ lines: [] });
      open.lines.push(line);
    } else if (mark) close({ lines: keepsItsComment(mark.kind, mark.path) ? [line] : [], path: mark.path });
    else open.lines.push(line);
  }
  close({ lines: [] });
  return regions;
}

/** `# /etc/containerd/config.toml` may be the file's own comment; in JSON and PEM it can only be a heading. */
const keepsItsComment = (kind: string, path: string | undefined): boolean =>
  kind === 'comment' && path !== undefined && /\.(?:toml|ya?ml|conf)$|file[^/]*$/i.test(path);

/** The line that ends the heredoc whose first line is at `from`. */
function endOfQuoted(lines: readonly Line[], from: number): number {
  const after = lines.findIndex(({ quoted }, index) => index > from && !quoted);
  return (after < 0 ? lines.length : after) - 1;
}

const unquoted = (lines: readonly Line[]): Line[] => lines.map((line) => ({ ...line, quoted: false }));

function closingFence(lines: readonly Line[], from: number, opened: string): number {
  const mark = opened[0] === '`' ? '`' : '~';
  for (let index = from; index < lines.length; index++) {
    const text = lines[index]?.text.trim() ?? '';
    if (text.length >= opened.length && text.startsWith(opened) && text === mark.repeat(text.length)) return index;
  }
  return lines.length;
}

/** The name in the last line above a fence that is not blank. */
function nameAbove(lines: readonly Line[]): string | undefined {
  const above = lines.findLast((line) => line.text.trim() !== '')?.text;
  if (above === undefined) return undefined;
  const name = nameIn(above);
  return name !== undefined && (name.startsWith('/') || dialectOfName(name) !== undefined) ? name : undefined;
}
