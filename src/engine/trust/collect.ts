import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { mayHoldPem, type PemBlock, pemBlocksOf } from '../syntax/pem/blocks.ts';
import type { Range, SourceFile } from '../workspace/source-file.ts';
import { parseCertificate } from './x509/parse.ts';
import type { Parsed } from './x509/parsed.ts';

/** A certificate where it stands. Several may share a range: those of a PKCS#7 bundle. */
export interface Held {
  file: SourceFile;
  range: Range;
  parsed: Parsed;
}

/** More certificates than any system's store has; what comes after them is left alone. */
const most = 300;

/** Every certificate of the files, in their order, however it is written; and how many were too many. */
export async function collect(files: readonly SourceFile[]): Promise<{ held: Held[]; unread: number }> {
  const held: Held[] = [];
  let unread = 0;
  for (const file of files) {
    if (!mayHoldPem(file.text)) continue;
    for (const block of pemBlocksOf(file))
      for (const der of certificatesIn(block)) {
        const parsed = held.length < most ? await parsedOnce(der) : undefined;
        if (parsed) held.push({ file, range: block.range, parsed });
        else if (held.length >= most) unread += 1;
      }
  }
  return { held, unread };
}

/**
 * What was parsed before, by its bytes: the same certificates are assessed again with every change of another file, and
 * parsing and the signatures remembered with them (x509/signature.ts) are most of the cost.
 */
const remembered = new Map<string, Promise<Parsed | undefined>>();
const mostRemembered = 2 * most;
const longestRemembered = 20_000;
/** Each byte is another character. */
const latin1 = new TextDecoder('latin1');

function parsedOnce(der: Uint8Array): Promise<Parsed | undefined> {
  if (der.length > longestRemembered) return parseCertificate(der);
  const key = latin1.decode(der);
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const parsed = parseCertificate(der);
  remembered.set(key, parsed);
  return parsed;
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
