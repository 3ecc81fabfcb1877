/** The bytes of base64 or base64url as one character each, padded or not; undefined when it is none. */
export function decodeBinary(text: string): string | undefined {
  const body = text.replace(/={1,2}$/, '').replace(/[-_]/g, (char) => (char === '-' ? '+' : '/'));
  if (body.length % 4 === 1) return undefined;
  try {
    return atob(body);
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that base64 or base64url holds; undefined when it holds no readable text. */
export function decodeText(text: string): string | undefined {
  const binary = decodeBinary(text);
  if (binary === undefined) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds.
  if (/[\u0000-\u0008\u000e-\u001f]/.test(binary)) return undefined;
  if (!/[\u0080-\u00ff]/.test(binary)) return binary;
  try {
    return utf8.decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** The text as UTF-8, one character a byte: how it shows in what `decodeBinary` gives. */
export function asBinary(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return binary;
}
