import type { Range, SourceFile } from '../../workspace/source-file.ts';
import { type BareRun, bareRuns } from './bare.ts';
import { decodeBase64 } from './base64.ts';
import type { Flaw } from './flaws.ts';
import { flawsOf } from './flaws.ts';
import { type GoBlock, goBlocks } from './go-reader.ts';
import { derSize, kindOfDer, kindOfLabel, type PemKind } from './labels.ts';

/** One block of PEM, or what was one before it was indented, escaped, cut off or stripped of its armour. */
export interface PemBlock {
  kind: PemKind;
  /** As written between BEGIN and the dashes; empty for base64 without armour. */
  label: string;
  /** From the first dash of BEGIN to the last dash of END, or what is left of that. UTF-16 code units. */
  range: Range;
  /** Undefined when the base64 is damaged or cut off. */
  der: Uint8Array | undefined;
  /** Whether a program written in Go finds the block (`pem.Decode`). */
  goReads: boolean;
  /** Why Go does not find it, or finds it and cannot use it; empty for a block in order. */
  flaws: readonly Flaw[];
}

/** Whether a search for blocks is worth it: armour, or the beginning of DER or PEM in base64. */
export const mayHoldPem = (text: string): boolean => /-----BEGIN |MI[GHI]|MC4CAQ|MHcCAQEE|LS0tLS1CRUdJTi/.test(text);

const beginning = /-----BEGIN ([A-Z0-9][A-Z0-9 #]{0,60})-----/g;
const ending = /-----END ([A-Z0-9 #]{0,60})-----/y;
const dashes = '-----';
/** What is left of an END line that is cut off itself. */
const cutEnding = /\s{0,4}-{5}E[A-Z0-9 ]{0,60}-{0,4}/y;

/**
 * Every block in a text of any kind: between lines of other text, with CRLF, indented as in YAML, with `\n` written out as
 * in JSON, quoted, cut off, as base64 without armour, and base64 of PEM as in a Secret. In the order of the text.
 */
export function pemBlocks(text: string): PemBlock[] {
  const seenByGo = new Map(goBlocks(text).map((block) => [block.range.start, block]));
  const armoured: PemBlock[] = [];
  for (const match of text.matchAll(beginning)) {
    const body = match.index + match[0].length;
    armoured.push(armouredBlock(text, { label: match[1] ?? '', start: match.index, body }, seenByGo.get(match.index)));
  }
  const bare = bareRuns(
    text,
    armoured.map(({ range }) => range),
  ).flatMap(bareBlocks);
  return bare.length === 0 ? armoured : [...armoured, ...bare].sort((a, b) => a.range.start - b.range.start);
}

const known = new WeakMap<SourceFile, { text: string; blocks: readonly PemBlock[] }>();

/** Every block in a file. A file that is as it was is not searched again: its dialect and the certificates ask alike. */
export function pemBlocksOf(file: SourceFile): readonly PemBlock[] {
  const last = known.get(file);
  if (last && last.text === file.text) return last.blocks;
  const blocks = pemBlocks(file.text);
  known.set(file, { text: file.text, blocks });
  return blocks;
}

interface Opening {
  label: string;
  start: number;
  body: number;
}

function armouredBlock(text: string, { label, start, body }: Opening, seen: GoBlock | undefined): PemBlock {
  const kind = kindOfLabel(label);
  const stop = text.indexOf(dashes, body);
  ending.lastIndex = stop;
  const closing = stop < 0 ? null : ending.exec(text);
  const bodyEnd = closing ? stop : endOfBody(text, body, stop < 0 ? text.length : stop);
  const end = closing ? ending.lastIndex : endOfCut(text, bodyEnd);
  const bytes = seen?.bytes ?? decodeBase64(padded(packed(text.slice(body, bodyEnd))));
  const size = bytes && derSize(bytes);
  const complete = bytes && (size === undefined || size <= bytes.length);
  return {
    kind,
    label,
    range: { start, end },
    der: complete ? bytes : undefined,
    goReads: seen !== undefined,
    flaws: flawsOf({ text, start, body, bodyEnd, label, closing: closing?.[1], complete: complete === true, seen }),
  };
}

/** Base64 without armour is a block only when it is one whole DER structure; base64 of PEM yields the blocks in it. */
function bareBlocks({ range, bytes }: BareRun): PemBlock[] {
  const rest = { range, goReads: false } as const;
  if (bytes[0] === 0x2d) {
    const inner = pemBlocks(new TextDecoder().decode(bytes));
    return inner.map(({ kind, label, der }) => ({ ...rest, kind, label, der, flaws: ['encoded'] }));
  }
  const kind = kindOfDer(bytes);
  if (!kind || derSize(bytes) !== bytes.length) return [];
  return [{ ...rest, kind, label: '', der: bytes, flaws: ['no-armour'] }];
}

/** Base64 of a body as it may be written in JSON, YAML, a mail or a shell: without headers, escapes, quotes and blanks. */
function packed(body: string): string {
  return body
    .replace(/\\{1,8}[nrt]/g, '\n')
    .replace(/^[ \t]{0,200}[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,1000}$/gm, '')
    .replace(/[^A-Za-z0-9+/=]/g, '');
}

const padded = (base64: string): string =>
  base64.length % 4 < 2 ? base64 : base64.padEnd(base64.length + (4 - (base64.length % 4)), '=');

/** Base64 at the start of a line that goes on with other text: written out line ends and blanks within it count. */
const leadingBase64 = /^[ \t"']{0,200}(?:\\{1,8}[nrt]|[A-Za-z0-9+/=]|[ \t](?=[A-Za-z0-9+/=]{20})){0,20000}/;
const header = /^[A-Za-z][A-Za-z0-9-]{1,40}: /;

function endOfCut(text: string, bodyEnd: number): number {
  cutEnding.lastIndex = bodyEnd;
  return cutEnding.test(text) ? cutEnding.lastIndex : bodyEnd;
}

/** Where the lines of base64 end that begin at `from`, for a block whose END is missing. */
function endOfBody(text: string, from: number, limit: number): number {
  let end = from;
  for (let start = from; start < limit; ) {
    const lf = text.indexOf('\n', start);
    const stop = lf < 0 || lf > limit ? limit : lf;
    const line = text.slice(start, stop);
    const isHeader = end === from && header.test(line);
    const base64 = isHeader ? '' : (leadingBase64.exec(line)?.[0].trimEnd() ?? '');
    const whole = /^[ \t"',\\]{0,200}$/.test(line.slice(base64.length).trimEnd());
    if (base64.trim() !== '' && (whole || start === from)) end = start + base64.length;
    if (!whole && !isHeader) break;
    start = stop + 1;
  }
  return end;
}
