import { fromBase64Url, toBase64Url } from './base64url.ts';
import { PREFIX } from './fragment.ts';
import { ShareError } from './share-error.ts';

/** What a fragment carries, by its first byte. A number is never given another meaning: old links work for ever. */
const kinds = { case: 1, sealed: 2 } as const;

export type FrameKind = keyof typeof kinds;

export interface Frame {
  kind: FrameKind;
  payload: Uint8Array<ArrayBuffer>;
}

/** Characters of the longest fragment that is looked at; longer than any link, for cases that travel as a file. */
const LONGEST = 4_000_000;

/** Set in the first byte: the last byte is none of the payload. */
const PADDED = 0x80;

/** First the kind, then the checksum of everything, made while zeros stand in its place. */
const HEAD = 5;

/** `kind byte, checksum, payload` in base64url. Throws a `ShareError` when that is too long. */
export function toFragment({ kind, payload }: { kind: FrameKind; payload: Uint8Array }): string {
  // A text of a multiple of three bytes may end in - or _, which programs that find links in texts leave out.
  const padding = (HEAD + payload.length) % 3 === 0 ? 1 : 0;
  const bytes = new Uint8Array(HEAD + payload.length + padding);
  bytes.set(payload, HEAD);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, kinds[kind] | (padding && PADDED));
  view.setUint32(1, checksum(bytes));
  const fragment = PREFIX + toBase64Url(bytes);
  if (fragment.length > LONGEST) throw new ShareError('too-large');
  return fragment;
}

/** The reverse. Throws a `ShareError`. */
export function fromFragment(fragment: string): Frame {
  const given = fragment.replace(/^#/, '');
  if (!given.startsWith(PREFIX)) throw new ShareError('not-a-case');
  if (given.length > LONGEST) throw new ShareError('too-large');
  const bytes = fromBase64Url(given.slice(PREFIX.length));
  if (!bytes || bytes.length < HEAD) throw new ShareError('damaged');
  const view = new DataView(bytes.buffer);
  const first = view.getUint8(0);
  const kind = kindOf(first & ~PADDED);
  if (!kind) throw new ShareError('other-version');
  const sum = view.getUint32(1);
  view.setUint32(1, 0);
  if (checksum(bytes) !== sum) throw new ShareError('damaged');
  return { kind, payload: bytes.subarray(HEAD, first & PADDED ? -1 : undefined) };
}

function kindOf(byte: number): FrameKind | undefined {
  if (byte === kinds.case) return 'case';
  return byte === kinds.sealed ? 'sealed' : undefined;
}

/** CRC-32 as in zip and PNG (ISO 3309). */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}
