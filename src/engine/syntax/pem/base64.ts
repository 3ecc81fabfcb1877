const alphabet = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of base64 without any blanks in it. Undefined when it is not base64 or not padded, which Go refuses too. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !alphabet.test(text)) return undefined;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** PEM of DER bytes as RFC 7468 wants it: 64 columns, LF, a final newline. */
export function encodePem(label: string, der: Uint8Array): string {
  const lines: string[] = [];
  for (let i = 0; i < der.length; i += 48) lines.push(btoa(String.fromCharCode(...der.subarray(i, i + 48))));
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
