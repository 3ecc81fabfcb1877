import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { mayHoldPem, type PemBlock, pemBlocks } from '../syntax/pem/blocks.ts';
import type { Range, SourceFile } from '../workspace/source-file.ts';
import { parseCertificate } from './x509/parse.ts';
import type { Parsed } from './x509/parsed.ts';

/** A certificate where it stands. Several may share a range: those of a PKCS#7 bundle. */
export interface Held {
  file: SourceFile;
  range: Range;
  parsed: Parsed;
}

/** More certificates than any system store has; what comes after them is left alone. */
const most = 1000;

/** Every certificate of the files, in their order, however it is written. */
export async function collect(files: readonly SourceFile[]): Promise<Held[]> {
  const held: Held[] = [];
  const parsed = new Map<string, Parsed | undefined>();
  for (const file of files) {
    if (!mayHoldPem(file.text)) continue;
    for (const block of pemBlocks(file.text))
      for (const der of certificatesIn(block)) {
        if (held.length >= most) return held;
        const key = String.fromCharCode(...der.subarray(0, 4096)) + der.length;
        if (!parsed.has(key)) parsed.set(key, await parseCertificate(der));
        const certificate = parsed.get(key);
        if (certificate) held.push({ file, range: block.range, parsed: certificate });
      }
  }
  return held;
}

function certificatesIn({ kind, der }: PemBlock): Uint8Array[] {
  if (!der) return [];
  if (kind === 'certificate' || kind === 'trusted-certificate') return [der];
  return kind === 'pkcs7' ? certificatesOfPkcs7(der) : [];
}

/** The certificates of a PKCS#7 bundle (RFC 2315, a SignedData without signatures); none when it is something else. */
function certificatesOfPkcs7(der: Uint8Array): Uint8Array[] {
  try {
    const content = new pkijs.ContentInfo({ schema: asn1js.fromBER(der).result });
    const { certificates = [] } = new pkijs.SignedData({ schema: content.content });
    return certificates.flatMap((one) =>
      one instanceof pkijs.Certificate ? [new Uint8Array(one.toSchema().toBER())] : [],
    );
  } catch {
    // pkijs says by exceptions that something is no SignedData.
    return [];
  }
}
