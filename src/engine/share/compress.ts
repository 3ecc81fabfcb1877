import { deflateSync, Inflate } from 'fflate';
import { ShareError } from './share-error.ts';

/** Bytes of text that a shared case may have. */
const MOST = 8_000_000;

/** Compressed bytes that are inflated at a time. A byte makes 1032 at the most, so a step makes about a megabyte. */
const STEP = 1024;

/** The text, deflated. Throws a `ShareError` when it is larger than what `inflateText` gives back. */
export function deflateText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST) throw new ShareError('too-large');
  return deflateSync(bytes, { level: 9 });
}

/** The reverse. Stops as soon as the text gets too large, however much more there would be. Throws a `ShareError`. */
export function inflateText(bytes: Uint8Array): string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    size += chunk.length;
    if (size > MOST) throw new ShareError('too-large');
    chunks.push(chunk.slice());
  });
  try {
    for (let at = 0; at < bytes.length; at += STEP)
      inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch (error) {
    throw error instanceof ShareError ? error : new ShareError('damaged');
  }
}
