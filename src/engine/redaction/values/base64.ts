const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** One more than what each character of base64 or base64url counts; 0 for what is none. */
const digits = new Uint8Array(128);
for (let at = 0; at < alphabet.length; at++) digits[alphabet.charCodeAt(at)] = at + 1;
digits['-'.charCodeAt(0)] = 63;
digits['_'.charCodeAt(0)] = 64;

/** Whether a character of this code is one of base64 or base64url. */
export const isBase64 = (code: number): boolean => (digits[code] ?? 0) > 0;

/** The bytes of base64 or base64url, padded or not; undefined when it is none. */
function decodeBytes(text: string): Uint8Array | undefined {
  let end = text.length;
  while (end > 0 && text.length - end < 2 && text.charAt(end - 1) === '=') end -= 1;
  if (end % 4 === 1) return undefined;
  const bytes = new Uint8Array((end * 3) >> 2);
  return decodeInto(bytes, text, 0, end) < 0 ? undefined : bytes;
}

/** Decodes a part of a text without padding into bytes that have room for it: how many there are; -1 when it is no base64. */
export function decodeInto(bytes: Uint8Array, text: string, start: number, end: number): number {
  let [length, bits, held] = [0, 0, 0];
  for (let at = start; at < end; at++) {
    const digit = digits[text.charCodeAt(at)] ?? 0;
    if (digit === 0) return -1;
    bits = (bits << 6) | (digit - 1);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = (bits >> held) & 0xff;
  }
  return length;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text that base64 or base64url holds; undefined when it holds no readable text. */
export function decodeText(text: string): string | undefined {
  const bytes = decodeBytes(text);
  if (!bytes || bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return undefined;
  // An error of the decoder would cost more than all the rest.
  const decoded = utf8.decode(bytes);
  return decoded.includes('\ufffd') ? undefined : decoded;
}

/** The bytes of hexadecimal digits, two a byte; what is none counts as 0. */
export const bytesOfHex = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length >> 1 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));

/** Bytes as one character each. */
export function binaryOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/** The text as UTF-8, one character a byte: how it shows in what base64 holds. */
export const asBinary = (text: string): string => binaryOf(new TextEncoder().encode(text));
