const foreign = /[^A-Za-z0-9+/]/;

/**
 * The end of the base64 that begins at `start`, padding included. Found by its first foreign character: a pattern that
 * runs over megabytes overflows the stack of regular expressions.
 */
export function endOfBase64(text: string, start: number, limit: number): number {
  const rest = text.slice(start, limit);
  const length = rest.search(foreign);
  if (length < 0) return limit;
  const padding = /^={0,2}/.exec(rest.slice(length, length + 2))?.[0].length ?? 0;
  return start + length + padding;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const FOREIGN = 0xff;
const BLANK = 0xfe;
const PADDING = 0xfd;
/** What each code unit stands for; those behind the table are foreign. */
const meanings = new Uint8Array(128).fill(FOREIGN);
for (let index = 0; index < ALPHABET.length; index++) meanings[ALPHABET.charCodeAt(index)] = index;
for (const blank of '\r\n\t ') meanings[blank.charCodeAt(0)] = BLANK;
meanings['='.charCodeAt(0)] = PADDING;

/**
 * The bytes of base64, whatever blanks are in it. Undefined when it is not base64 or not padded, which Go refuses too. In
 * one pass: a bundle of certificates is megabytes.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let length = 0;
  let bits = 0;
  let digits = 0;
  let padding = 0;
  for (let index = 0; index < text.length; index++) {
    const meaning = meanings[text.charCodeAt(index)] ?? FOREIGN;
    if (meaning === BLANK) continue;
    if (meaning === PADDING) padding += 1;
    else if (meaning === FOREIGN || padding > 0) return undefined;
    else {
      bits = (bits << 6) | meaning;
      digits += 1;
      if (digits % 4 !== 0) continue;
      bytes[length] = (bits >> 16) & 0xff;
      bytes[length + 1] = (bits >> 8) & 0xff;
      bytes[length + 2] = bits & 0xff;
      length += 3;
      bits = 0;
    }
  }
  const rest = digits % 4;
  if (rest === 1 || padding !== (4 - rest) % 4) return undefined;
  if (rest > 1) bytes[length++] = (rest === 2 ? bits >> 4 : bits >> 10) & 0xff;
  if (rest === 3) bytes[length++] = (bits >> 2) & 0xff;
  return bytes.slice(0, length);
}

/** PEM of DER bytes as RFC 7468 wants it: 64 columns, LF, a final newline. */
export function encodePem(label: string, der: Uint8Array): string {
  let binary = '';
  for (const byte of der) binary += String.fromCharCode(byte);
  return `-----BEGIN ${label}-----\n${btoa(binary).replace(/.{64}(?!$)/g, '$&\n')}\n-----END ${label}-----\n`;
}
