import * as asn1js from 'asn1js';
import type { Parsed } from './parsed.ts';

/** Whether a certificate's signature is its parent's, in Go's words where it is not. */
export type SignatureCheck = { result: 'good' } | { result: 'bad'; error: string } | { result: 'unknown'; why: string };

const bad = (error: string): SignatureCheck => ({ result: 'bad', error });

/** What Go says when the signature does not fit the key. */
const failures = {
  RSA: 'crypto/rsa: verification error',
  ECDSA: 'x509: ECDSA verification failure',
  Ed25519: 'x509: Ed25519 verification failure',
} as const;

const goTypes = { RSA: '*rsa.PublicKey', ECDSA: '*ecdsa.PublicKey', Ed25519: 'ed25519.PublicKey' } as const;
const unimplemented = 'x509: cannot verify signature: algorithm unimplemented';

/**
 * Go's `CheckSignatureFrom` (crypto/x509, Go 1.26): the parent must be allowed to sign certificates, then the algorithm must
 * be accepted, then the signature must verify. Unknown where WebCrypto cannot compute what Go can.
 */
export async function checkSignature(child: Parsed, parent: Parsed): Promise<SignatureCheck> {
  const { basicConstraints, keyUsage, key } = parent;
  if ((parent.version === 3 || basicConstraints.present) && !basicConstraints.isCa) return cannotSign;
  if (keyUsage && !keyUsage.certSign) return cannotSign;
  const { signature } = child;
  if (signature.insecure) return bad(`x509: cannot verify signature: insecure algorithm ${signature.name}`);
  if (signature.key === 'unknown' || key.algorithm === 'other') return bad(unimplemented);
  if (signature.key !== key.algorithm)
    return bad(
      `x509: signature algorithm specifies an ${signature.key} public key, but have public key of type ${goTypes[key.algorithm]}`,
    );
  if (key.algorithm === 'RSA' && (key.bits ?? 0) < 1024)
    return bad(
      `crypto/rsa: ${key.bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`,
    );
  const verified = await verifies(child, parent);
  if (verified === undefined) return { result: 'unknown', why: `${signature.name} with ${key.curve ?? 'this key'}` };
  return verified ? { result: 'good' } : bad(failures[key.algorithm]);
}

const cannotSign = bad('x509: invalid signature: parent certificate cannot sign this kind of certificate');

const known = new WeakMap<Parsed, Map<string, Promise<boolean | undefined>>>();

/** Whether the signature is right, whoever may sign; undefined when that cannot be computed here. Computed once a pair. */
export function verifies(child: Parsed, parent: Parsed): Promise<boolean | undefined> {
  const parents = known.get(child) ?? new Map<string, Promise<boolean | undefined>>();
  known.set(child, parents);
  const before = parents.get(parent.rawPublicKey);
  if (before) return before;
  const result = compute(child, parent);
  parents.set(parent.rawPublicKey, result);
  return result;
}

async function compute(child: Parsed, parent: Parsed): Promise<boolean | undefined> {
  try {
    if (parent.key.algorithm === 'ECDSA' && !fitsCurve(child, parent.key.bits ?? 0)) return false;
    if (parent.key.algorithm !== 'Ed25519') return await child.pki.verify(parent.pki);
    // pkijs knows no Ed25519 (its issue 442).
    const spki = parent.pki.subjectPublicKeyInfo.toSchema().toBER();
    const key = await crypto.subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    const signature = new Uint8Array(child.pki.signatureValue.valueBlock.valueHexView);
    return await crypto.subtle.verify('Ed25519', key, signature, new Uint8Array(child.pki.tbsView));
  } catch {
    // An algorithm or curve that WebCrypto does not have here, or a key that it cannot read.
    return undefined;
  }
}

/** Whether both numbers of an ECDSA signature are as short as those of the curve: pkijs throws where they are longer. */
function fitsCurve({ pki }: Parsed, bits: number): boolean {
  const { result } = asn1js.fromBER(pki.signatureValue.valueBlock.valueHexView);
  if (!(result instanceof asn1js.Sequence)) return false;
  return result.valueBlock.value.every(
    (number) => number instanceof asn1js.Integer && number.valueBlock.valueHexView.length <= Math.ceil(bits / 8) + 1,
  );
}
