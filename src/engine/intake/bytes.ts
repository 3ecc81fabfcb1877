import type { SourceFile } from '../workspace/source-file.ts';
import { binaryNote } from './binary-note.ts';
import { intake } from './intake.ts';

/** The line above the PEM made of a certificate that came as bytes; readers of PEM skip it. */
export const derNote = 'Converted from DER';

/**
 * A dropped file as text. UTF-8 and UTF-16 are decoded, with their byte order mark kept as U+FEFF. DER certificates and
 * PKCS#7 become PEM below a line that says so. Other bytes are not dropped: the file stays, with a note in place of its content.
 */
export function intakeBytes(bytes: Uint8Array, hint: { path: string }): SourceFile[] {
  const path = hint.path;
  const label = derLabel(bytes);
  if (label) return [{ path, text: `${derNote}: ${path.replace(/\s/g, ' ')}\n${pem(label, bytes)}` }];
  const text = decode(bytes);
  if (text !== undefined) return intake(text, hint);
  return [{ path, text: binaryNote(bytes.length) }];
}

function decode(bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide, { ignoreBOM: true }).decode(bytes);
  if (bytes.subarray(0, 8000).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    // An old encoding, or bytes that are no text at all: then control characters abound.
    const controls = bytes.subarray(0, 8000).filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
    return controls > 0 ? undefined : new TextDecoder('windows-1252').decode(bytes);
  }
}

/** UTF-16 by its mark, or by the zero bytes that ASCII leaves in it. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = bytes;
  if (bytes.length % 2 !== 0) return undefined;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  if (first === 0 && second && third === 0 && fourth) return 'utf-16be';
  return undefined;
}

/** OID 1.2.840.113549.1.7.2, signedData: the content type of PKCS#7. */
const signedData = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/** SEQUENCE { INTEGER 3 …: PFX (RFC 7292) begins so; no certificate does. */
const pfxVersion = [0x02, 0x01, 0x03];

/** The PEM label of a DER structure that may hold certificates (X.690: one SEQUENCE as long as the file). */
function derLabel(bytes: Uint8Array): string | undefined {
  const [tag, length] = bytes;
  if (tag !== 0x30 || length === undefined || (length & 0x80) === 0) return undefined;
  const lengthBytes = length & 0x7f;
  if (lengthBytes > 4) return undefined;
  // Indefinite length (BER) is common in PKCS#7.
  const coded = bytes.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const size = lengthBytes === 0 ? bytes.length : 2 + lengthBytes + coded;
  if (Math.abs(size - bytes.length) > 2) return undefined;
  const content = bytes.subarray(2 + lengthBytes);
  if (startsWith(content, signedData)) return 'PKCS7';
  if (startsWith(content, pfxVersion)) return undefined;
  return content[0] === 0x30 ? 'CERTIFICATE' : undefined;
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

function pem(label: string, bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += 48) chunks.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 48))));
  return `-----BEGIN ${label}-----\n${chunks.join('\n')}\n-----END ${label}-----\n`;
}
