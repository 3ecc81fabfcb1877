import { recognise } from '../../intake/recognise.ts';
import { type PemBlock, pemBlocksOf } from '../../syntax/pem/blocks.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';

export interface CertificatesDocument extends Document {
  dialect: 'certificates';
  blocks: readonly PemBlock[];
  /** A file of PEM, the output of a TLS client, or another text with certificates in it, e.g. a Secret. */
  kind: 'pem-file' | 'handshake' | 'other-text';
}

const handshake =
  /^(?:CONNECTED\(|Certificate chain[ \r]{0,4}$|Server certificate[ \r]{0,4}$| {0,4}\d{1,2} s:|- Certificate\[\d)/m;

/** Reads the PEM in a file of any kind. */
export function readCertificates(file: SourceFile): CertificatesDocument {
  const isOther = recognise(file).dialect !== 'certificates';
  return {
    file,
    dialect: 'certificates',
    problems: [],
    facts: { kind: 'other', images: [] },
    blocks: pemBlocksOf(file),
    kind: isOther ? 'other-text' : handshake.test(file.text) ? 'handshake' : 'pem-file',
  };
}

/** PEM with the line ends of the document, without a line end after it. */
export function pemFor({ file }: CertificatesDocument, pem: string): string {
  return pem.trimEnd().replaceAll('\n', file.text.includes('\r\n') ? '\r\n' : '\n');
}
