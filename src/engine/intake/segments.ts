import { aroundPem, pemBegin, pemEnd } from './around-pem.ts';
import { type Block, blockBelow, blockOpenedBy, indentOf } from './embedded.ts';
import { isLogLine, reportsFailure } from './error-lines.ts';
import type { Line } from './lines.ts';
import { hunkFollower, patchHead } from './patches.ts';
import { sentencesBelow } from './sentences.ts';
import { type Signature, type Syntax, signatures } from './signatures.ts';

/** Lines that are of one kind, found where no mark says so. */
export interface Segment {
  lines: readonly Line[];
  kind: Kind;
  /** What a text around it calls it. */
  path?: string;
}

type Kind = 'prose' | 'pem' | Syntax;
type Cut = Segment & { lines: Line[] };

const blank = /^\s*$/;
const comment = /^\s*#/;
const jsonStart = /^\s{0,4}\{\s*(?:["“”'/].*|\}?\s*)$/;
const jsonLog =
  /^\s*\{\s*"(?:level|ts|time|msg|log|severity|@timestamp|message|error|errors|errorDetail|stream|status)"\s*:/;
/** Lines that may stand above the line by which a file is known. */
const leads: Readonly<Record<Syntax, RegExp>> = {
  toml: /^\s*(?:#|\{[{%]|\[[^\]]{1,200}\]\]?\s*(?:#.*)?$|["'\w.-]{1,80}\s*=)/,
  json: /^$/,
  yaml: /^(?:#|\{[{%]|---\s*$|\s*-\s|\s+\S|["']?[A-Za-z*][\w.:/-]{0,80}["']?:(?:\s\S|\s*$))/,
  dockerfile: /^\s*(?:#|ARG\s)/i,
};

/**
 * Parts lines without marks into files and what stands around them. The segments cover the lines without gap.
 * `known` says of which syntax the first lines are, where a name told.
 */
export function segmentsOf(lines: readonly Line[], known?: Syntax): Segment[] {
  const cutter = new Cutter(known ?? 'prose');
  for (const line of lines) cutter.take(line);
  return joined(cutter.finish());
}

class Cutter {
  private readonly done: Cut[] = [];
  private current: Line[] = [];
  private kind: Kind;
  /** Which kind of file the current lines are, once a line told. */
  private file: Signature | undefined;
  private insideBlock = false;
  /** The block of a text in YAML as which the current file stands there. */
  private block: Block | undefined;
  private readonly isOfHunk = hunkFollower();
  /** Open brackets of the current JSON; undefined before its first bracket. */
  private depth: number | undefined;

  constructor(kind: Kind) {
    this.kind = kind;
  }

  take(line: Line): void {
    const { text } = line;
    if (line.quoted) {
      this.current.push(line);
      return;
    }
    if (this.isOfHunk(text)) {
      if (this.kind !== 'prose') this.begin('prose', (above) => patchHead.test(above));
    } else if (this.insideBlock) this.insideBlock = !pemEnd.test(text);
    else if (pemBegin.test(text) && this.kind !== 'dockerfile' && this.kind !== 'yaml') this.beginBlock(text);
    else if (this.kind === 'json') this.followJson(text);
    else {
      if (this.block && !isBlank(text) && indentOf(text) <= this.block.depth) this.begin('prose');
      if (this.kind === 'pem' && !aroundPem.test(text) && !blank.test(text)) this.begin('prose', isBlank);
      else if (this.kind !== 'prose' && this.kind !== 'pem' && isLogLine(text)) this.begin('prose');
      if (this.kind === 'prose') this.leaveProse(text);
      else this.changeFile(text);
    }
    this.current.push(line);
  }

  finish(): Cut[] {
    this.begin('prose');
    return this.done;
  }

  /** Ends the current segment; the lines at its end that fit `back` go over to the next one. */
  private begin(kind: Kind, back?: (text: string) => boolean): void {
    const moved = back ? this.current.splice(this.current.length - trailing(this.current, back)) : [];
    const said = this.current.splice(this.current.length - sentencesBelow(this.current, this.kind));
    const path = this.block?.path;
    if (this.current.length > 0) this.done.push({ lines: this.current, kind: this.kind, ...(path && { path }) });
    if (said.length > 0) this.done.push({ lines: said, kind: 'prose' });
    this.current = moved;
    this.kind = kind;
    this.file = undefined;
    this.depth = undefined;
    this.block = undefined;
  }

  private beginBlock(text: string): void {
    if (this.kind === 'prose') this.begin('pem', (above) => aroundPem.test(above));
    else if (this.kind !== 'pem') this.begin('pem');
    this.insideBlock = !pemEnd.test(text);
  }

  private followJson(text: string): void {
    if (this.depth !== undefined && this.depth <= 0) {
      if (blank.test(text)) return;
      this.begin('prose');
      this.leaveProse(text);
    } else if (/[{[\]}]/.test(text)) this.depth = (this.depth ?? 0) + nesting(text);
  }

  private leaveProse(text: string): void {
    const opened = blockOpenedBy(this.current.at(-1)?.text ?? '');
    if ((jsonStart.test(text) || (opened !== undefined && /^\s*\{\s*$/.test(text))) && !jsonLog.test(text)) {
      this.begin('json');
      this.depth = nesting(text);
      this.block = blockBelow(this.done.at(-1)?.lines);
      return;
    }
    const file = reportsFailure(text) ? undefined : knownBy(text);
    if (!file) return;
    const above = leads[file.syntax];
    this.begin(file.syntax, (line) => isBlank(line) || (above.test(line) && !reportsFailure(line) && !isLogLine(line)));
    this.file = file;
    if (file.syntax === 'toml') this.block = blockBelow(this.done.at(-1)?.lines);
  }

  /** One TOML or YAML file may follow another without anything between. */
  private changeFile(text: string): void {
    if (this.kind !== 'toml' && this.kind !== 'yaml') return;
    if (/^\{/.test(text) && jsonStart.test(text)) {
      this.begin('json');
      this.depth = nesting(text);
      return;
    }
    const next = signatures.find(({ opens, syntax }) => syntax !== 'json' && opens?.test(text));
    if (!next || (this.kind === 'yaml' && /^\s/.test(text))) return;
    const head = next.syntax === 'yaml' ? /^---/ : /^version\s*=/;
    if (this.file && partsFrom(this.file, next))
      this.begin(next.syntax, (above) => isBlank(above) || comment.test(above) || head.test(above));
    this.file ??= next;
  }
}

const isBlank = (text: string): boolean => blank.test(text);

/** In prose a file begins at a line that only its kind holds. JSON begins at its brace, never inside. */
const knownBy = (line: string): Signature | undefined =>
  signatures.find(
    ({ only, syntax }) => syntax !== 'json' && only.test(line) && (syntax !== 'dockerfile' || /^FROM\s/.test(line)),
  );

/** Kinds that share lines are not parted from each other. */
const partsFrom = (file: Signature, next: Signature): boolean =>
  file.dialect !== next.dialect &&
  !(file.syntax === 'yaml' && next.syntax === 'yaml') &&
  !(file.dialect === 'registries-conf' && next.dialect === 'buildkitd');

/** How many lines at the end of `lines` fit, not counting blank ones at their beginning. */
function trailing(lines: readonly Line[], fits: (text: string) => boolean): number {
  let count = 0;
  while (count < lines.length && fits(lines[lines.length - 1 - count]?.text ?? '')) count += 1;
  while (count > 0 && isBlank(lines[lines.length - count]?.text ?? '')) count -= 1;
  return count;
}

/** By how much a line of JSON deepens the nesting. Brackets in strings do not count; a string never spans lines. */
function nesting(text: string): number {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|\/\/.*$|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
  }
  return depth;
}

/** Blank lines belong to the file before them, or to the first one; neighbours in prose are one. */
function joined(segments: readonly Cut[]): Segment[] {
  const result: Cut[] = [];
  let leading: Line[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    const allBlank = segment.lines.every((line) => isBlank(line.text));
    if (last && (allBlank || (segment.kind === 'prose' && last.kind === 'prose')))
      last.lines = last.lines.concat(segment.lines);
    else if (allBlank) leading = segment.lines;
    else {
      result.push({ ...segment, lines: [...leading, ...segment.lines] });
      leading = [];
    }
  }
  if (leading.length > 0) result.push({ kind: 'prose', lines: leading });
  return result;
}
