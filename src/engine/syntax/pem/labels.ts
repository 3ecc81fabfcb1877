export type PemKind =
  | 'certificate'
  | 'trusted-certificate'
  | 'pkcs7'
  | 'private-key'
  | 'request'
  | 'public-key'
  | 'crl'
  | 'parameters'
  | 'other';

/** Labels of RFC 7468, of OpenSSL (pem.h) and of OpenSSH; every other label with PRIVATE KEY in it is a private key too. */
const kinds: ReadonlyMap<string, PemKind> = new Map([
  ['CERTIFICATE', 'certificate'],
  ['X509 CERTIFICATE', 'certificate'],
  ['TRUSTED CERTIFICATE', 'trusted-certificate'],
  ['PKCS7', 'pkcs7'],
  ['PKCS #7 SIGNED DATA', 'pkcs7'],
  ['CMS', 'pkcs7'],
  ['CERTIFICATE REQUEST', 'request'],
  ['NEW CERTIFICATE REQUEST', 'request'],
  ['PUBLIC KEY', 'public-key'],
  ['RSA PUBLIC KEY', 'public-key'],
  ['X509 CRL', 'crl'],
  ['EC PARAMETERS', 'parameters'],
  ['DH PARAMETERS', 'parameters'],
]);

/** What a block with this label holds. */
export function kindOfLabel(label: string): PemKind {
  return kinds.get(label) ?? (label.includes('PRIVATE KEY') ? 'private-key' : 'other');
}

/** OID 1.2.840.113549.1.7.2, signedData. */
const signedData = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

const keyVersions: ReadonlySet<number> = new Set([0, 1, 3]);

/**
 * What a DER structure is that came without a label. A certificate begins with a SEQUENCE in a SEQUENCE; a private key
 * (PKCS#1, PKCS#8, SEC 1, and PKCS#12, which holds one) with an INTEGER in a SEQUENCE. Undefined for everything else, and for a request, which
 * begins as a certificate does but has its version first.
 */
export function kindOfDer(der: Uint8Array): 'certificate' | 'pkcs7' | 'private-key' | undefined {
  const outer = contentOf(der, 0);
  if (der[0] !== 0x30 || outer === undefined) return undefined;
  if (signedData.every((byte, index) => der[outer + index] === byte)) return 'pkcs7';
  if (der[outer] === 0x02) return keyVersions.has(der[outer + 2] ?? -1) ? 'private-key' : undefined;
  const inner = der[outer] === 0x30 ? contentOf(der, outer) : undefined;
  if (inner === undefined) return undefined;
  const isVersion1 = der[inner] === 0x02 && (der[inner + 1] ?? 0) > 1;
  return der[inner] === 0xa0 || isVersion1 ? 'certificate' : undefined;
}

/** The size of the DER element at the start of the bytes, header included; undefined for indefinite or broken lengths. */
export function derSize(der: Uint8Array): number | undefined {
  const content = contentOf(der, 0);
  if (content === undefined) return undefined;
  const first = der[1] ?? 0;
  if (first < 0x80) return content + first;
  let length = 0;
  for (let i = 2; i < content; i++) length = length * 256 + (der[i] ?? 0);
  return content + length;
}

/** Where the content of the element at `offset` begins. */
function contentOf(der: Uint8Array, offset: number): number | undefined {
  const first = der[offset + 1];
  if (first === undefined || first === 0x80 || first > 0x84) return undefined;
  return offset + 2 + (first < 0x80 ? 0 : first & 0x7f);
}
