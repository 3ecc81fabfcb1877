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

/** The bytes of base64 without any blanks in it. Undefined when it is not base64 or not padded, which Go refuses too. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || endOfBase64(text, 0, text.length) !== text.length) return undefined;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** PEM of DER bytes as RFC 7468 wants it: 64 columns, LF, a final newline. */
export function encodePem(label: string, der: Uint8Array): string {
  let binary = '';
  for (const byte of der) binary += String.fromCharCode(byte);
  return `-----BEGIN ${label}-----\n${btoa(binary).replace(/.{64}(?!$)/g, '$&\n')}\n-----END ${label}-----\n`;
}
