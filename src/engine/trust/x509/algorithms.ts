import type { PublicKey, SignatureAlgorithm } from './parsed.ts';

type Row = [oid: string, name: string, key: SignatureAlgorithm['key'], insecure?: 'insecure'];

/** Signature algorithms that Go knows (crypto/x509 `signatureAlgorithmDetails`, Go 1.26). */
const rows: Row[] = [
  ['1.2.840.113549.1.1.4', 'MD5-RSA', 'RSA', 'insecure'],
  ['1.2.840.113549.1.1.5', 'SHA1-RSA', 'RSA', 'insecure'],
  ['1.3.14.3.2.29', 'SHA1-RSA', 'RSA', 'insecure'],
  ['1.2.840.113549.1.1.11', 'SHA256-RSA', 'RSA'],
  ['1.2.840.113549.1.1.12', 'SHA384-RSA', 'RSA'],
  ['1.2.840.113549.1.1.13', 'SHA512-RSA', 'RSA'],
  ['1.2.840.10040.4.3', 'DSA-SHA1', 'DSA', 'insecure'],
  ['2.16.840.1.101.3.4.3.2', 'DSA-SHA256', 'DSA'],
  ['1.2.840.10045.4.1', 'ECDSA-SHA1', 'ECDSA', 'insecure'],
  ['1.2.840.10045.4.3.2', 'ECDSA-SHA256', 'ECDSA'],
  ['1.2.840.10045.4.3.3', 'ECDSA-SHA384', 'ECDSA'],
  ['1.2.840.10045.4.3.4', 'ECDSA-SHA512', 'ECDSA'],
  ['1.3.101.112', 'Ed25519', 'Ed25519'],
];

const signatures: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  rows.map(([oid, name, key, insecure]) => [oid, { name, key, insecure: insecure !== undefined }]),
);

const PSS = '1.2.840.113549.1.1.10';

/** The forms of RSASSA-PSS that Go knows, by hash (`getSignatureAlgorithmFromAI`): its own salt length each. */
const pssForms: ReadonlyMap<string, { name: string; salt: number }> = new Map([
  ['2.16.840.1.101.3.4.2.1', { name: 'SHA256-RSAPSS', salt: 32 }],
  ['2.16.840.1.101.3.4.2.2', { name: 'SHA384-RSAPSS', salt: 48 }],
  ['2.16.840.1.101.3.4.2.3', { name: 'SHA512-RSAPSS', salt: 64 }],
]);

/** `pss`: the hash and the salt's length, asked for only where the signature is of that kind. */
export function signatureAlgorithm(
  oid: string,
  pss: () => { hash: string; salt: number } | undefined,
): SignatureAlgorithm {
  const unknown: SignatureAlgorithm = { name: oid, key: 'unknown', insecure: false };
  if (oid !== PSS) return signatures.get(oid) ?? unknown;
  const { hash = '', salt } = pss() ?? {};
  const form = pssForms.get(hash);
  return form && form.salt === salt ? { name: form.name, key: 'RSA', insecure: false } : unknown;
}

/** Curves that Go reads (`namedCurveFromOID`); with any other it refuses the certificate. WebCrypto lacks P-224. */
const curves: ReadonlyMap<string, { curve: string; bits: number }> = new Map([
  ['1.3.132.0.33', { curve: 'P-224', bits: 224 }],
  ['1.2.840.10045.3.1.7', { curve: 'P-256', bits: 256 }],
  ['1.3.132.0.34', { curve: 'P-384', bits: 384 }],
  ['1.3.132.0.35', { curve: 'P-521', bits: 521 }],
]);

const keyAlgorithms: ReadonlyMap<string, PublicKey['algorithm']> = new Map([
  ['1.2.840.113549.1.1.1', 'RSA'],
  ['1.2.840.10045.2.1', 'ECDSA'],
  ['1.3.101.112', 'Ed25519'],
]);

/** The kind of a public key. `modulus`: of an RSA key, big-endian; asked for no other. `curveOid`: of an elliptic curve. */
export function publicKey(oid: string, modulus: () => Uint8Array | undefined, curveOid: string | undefined): PublicKey {
  const algorithm = keyAlgorithms.get(oid) ?? 'other';
  if (algorithm === 'RSA') return { algorithm, bits: bitLength(modulus() ?? new Uint8Array()) };
  if (algorithm === 'ECDSA') return { algorithm, ...(curves.get(curveOid ?? '') ?? { curve: curveOid ?? '' }) };
  return { algorithm };
}

function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first] ?? 0) - 24);
}
