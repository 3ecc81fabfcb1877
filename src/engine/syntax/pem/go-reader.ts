import type { Range } from '../../workspace/source-file.ts';
import { decodeBase64 } from './base64.ts';

/** A block as a program written in Go finds it. */
export interface GoBlock {
  label: string;
  /** From the first dash of BEGIN to the last dash of END. */
  range: Range;
  /** Whether RFC 1421 headers precede the base64. `AppendCertsFromPEM` skips such blocks. */
  headers: boolean;
  bytes: Uint8Array;
}

const begin = '-----BEGIN ';
const end = '\n-----END ';
const dashes = '-----';

/**
 * The blocks that Go's `pem.Decode` finds, called until nothing is left (Go 1.26, src/encoding/pem/pem.go). BEGIN and END
 * have to stand at the start of a line: neither blanks nor a byte order mark may precede them.
 */
export function goBlocks(text: string): GoBlock[] {
  const blocks: GoBlock[] = [];
  let position = 0;
  let start = -1;
  let next = text.indexOf(begin);
  for (;;) {
    const endAt = text.indexOf(end, position);
    if (endAt < 0) return blocks;
    // The last BEGIN before the END; every one is looked up once.
    for (; next >= 0 && next < endAt; next = text.indexOf(begin, next + 1)) start = next;
    const found = start < position ? undefined : blockBetween(text, position, start, endAt);
    if (found) blocks.push(found);
    position = endAt + (found ? 1 : end.length);
    if (found) position = Math.max(position, found.range.end);
  }
}

/** The block from the BEGIN at `start` to the END line that follows the LF at `endAt`; text before `from` is used up. */
function blockBetween(text: string, from: number, start: number, endAt: number): GoBlock | undefined {
  if (start > from && text[start - 1] !== '\n') return undefined;
  const first = lineAt(text, start);
  if (!first.text.endsWith(dashes) || first.next > endAt + 1) return undefined;
  const label = first.text.slice(begin.length, -dashes.length);

  let body = first.next;
  let headers = false;
  for (let line = lineAt(text, body); body <= endAt && line.text.includes(':'); line = lineAt(text, body)) {
    headers = true;
    body = line.next;
  }
  if (body > endAt + 1) return undefined;

  const trailer = lineAt(text, endAt + 1).text;
  if (trailer !== `-----END ${label}${dashes}`) return undefined;
  const bytes = decodeBase64(text.slice(body, Math.max(body, endAt)));
  return bytes && { label, headers, bytes, range: { start, end: endAt + 1 + trailer.length } };
}

/** The line without its end and without blanks and tabs before it. */
function lineAt(text: string, start: number): { text: string; next: number } {
  const lf = text.indexOf('\n', start);
  const stop = lf < 0 ? text.length : lf;
  const line = text.slice(start, stop).replace(/\r$/, '');
  return { text: trimBlanks(line), next: lf < 0 ? text.length : lf + 1 };
}

function trimBlanks(line: string): string {
  let length = line.length;
  while (length > 0 && (line[length - 1] === ' ' || line[length - 1] === '\t')) length -= 1;
  return line.slice(0, length);
}
