import type { Range } from '../../workspace/source-file.ts';
import { decodeBase64, endOfBase64 } from './base64.ts';

/** A run of base64 outside any armour that may be DER or PEM. */
export interface BareRun {
  range: Range;
  bytes: Uint8Array;
}

/**
 * How base64 of a DER SEQUENCE longer than 127 bytes, of a short private key, or of `-----BEGIN ` begins. The look-behind
 * keeps the search from starting inside a run.
 */
const opening = /(?<![A-Za-z0-9+/=_-])(?:MI[GHI]|MC4CAQ|MHcCAQEE|LS0tLS1CRUdJTi)/g;
const lineBreak = /[ \t]{0,200}\r?\n[ \t]{0,200}/y;
/** Shorter runs hold neither a certificate nor a key. */
const shortest = 60;

/** Runs of base64 outside the given ranges, over as many lines as they go on. */
export function bareRuns(text: string, taken: readonly Range[]): BareRun[] {
  const runs: BareRun[] = [];
  let nextTaken = 0;
  let position = 0;
  for (const { index } of text.matchAll(opening)) {
    if (index < position) continue;
    while ((taken[nextTaken]?.end ?? Number.POSITIVE_INFINITY) <= index) nextTaken += 1;
    const block = taken[nextTaken];
    if (block && block.start <= index) continue;
    const end = endOfRun(text, index, block?.start ?? text.length);
    position = end;
    if (end - index < shortest) continue;
    const bytes = decodeBase64(text.slice(index, end));
    if (bytes) runs.push({ range: { start: index, end }, bytes });
  }
  return runs;
}

/** A further line belongs to the run only while the lines are as long as the first one: the last may be shorter. */
function endOfRun(text: string, start: number, limit: number): number {
  let end = start;
  let width: number | undefined;
  for (let at = start; at < limit; ) {
    const stop = endOfBase64(text, at, limit);
    const length = stop - at;
    if (length < 4 || (width !== undefined && length > width)) return end;
    end = stop;
    if (text[stop - 1] === '=' || (width !== undefined && length < width)) return end;
    width = length;
    lineBreak.lastIndex = end;
    if (!lineBreak.test(text)) return end;
    at = lineBreak.lastIndex;
  }
  return end;
}
