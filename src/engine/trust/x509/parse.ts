import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { encodePem } from '../../syntax/pem/base64.ts';
import { publicKey, signatureAlgorithm } from './algorithms.ts';
import { extensionsOf } from './extensions.ts';
import { hex } from './hex.ts';
import { nameOf } from './names.ts';
import type { Parsed, PublicKey } from './parsed.ts';

/**
 * The certificate at the start of the bytes: what follows it, as OpenSSL's trust settings do, is left out. Undefined when
 * there is none.
 */
export async function parseCertificate(bytes: Uint8Array): Promise<Parsed | undefined> {
  try {
    const { offset, result } = asn1js.fromBER(bytes);
    if (offset < 0) return undefined;
    const der = bytes.slice(0, result.blockLength);
    const pem = encodePem('CERTIFICATE', der);
    return read(pem, result, hex(await crypto.subtle.digest('SHA-256', der)));
  } catch {
    // pkijs and asn1js say by exceptions that something is no certificate.
    return undefined;
  }
}

function read(pem: string, asn1: asn1js.AsnType, fingerprint: string): Parsed | undefined {
  const pki = new pkijs.Certificate({ schema: asn1 });
  const tbs = asn1 instanceof asn1js.Sequence ? asn1.valueBlock.value[0] : undefined;
  if (!(tbs instanceof asn1js.Sequence)) return undefined;
  const fields = tbs.valueBlock.value.filter(({ idBlock }) => idBlock.tagClass !== 3);
  const [, , issuer, , subject, spki] = fields;
  const [notBefore, notAfter] = [pki.notBefore.value.getTime(), pki.notAfter.value.getTime()];
  if (!issuer || !subject || !spki || Number.isNaN(notBefore) || Number.isNaN(notAfter)) return undefined;
  const key = keyOf(pki.subjectPublicKeyInfo);
  const extensions = extensionsOf(pki.extensions ?? []);
  const certificate = {
    pem,
    fingerprint,
    pki,
    version: pki.version + 1,
    serial: BigInt(`0x${hex(pki.serialNumber.valueBlock.valueHexView) || '0'}`).toString(),
    rawSubject: hex(subject.valueBeforeDecodeView),
    rawIssuer: hex(issuer.valueBeforeDecodeView),
    rawPublicKey: hex(spki.valueBeforeDecodeView),
    subject: nameOf(pki.subject),
    issuer: nameOf(pki.issuer),
    notBefore,
    notAfter,
    key,
    signature: signatureAlgorithm(pki.signatureAlgorithm.algorithmId, () => pssOf(pki.signatureAlgorithm)),
  };
  return { ...certificate, ...extensions, refusal: refusalOf(pki, key) ?? extensions.refusal };
}

function keyOf({ algorithm, subjectPublicKey }: pkijs.PublicKeyInfo): PublicKey {
  const { algorithmId, algorithmParams } = algorithm;
  const curve = algorithmParams instanceof asn1js.ObjectIdentifier ? algorithmParams.valueBlock.toString() : undefined;
  return publicKey(algorithmId, () => modulusOf(subjectPublicKey.valueBlock.valueHexView), curve);
}

function pssOf({ algorithmParams }: pkijs.AlgorithmIdentifier): { hash: string; salt: number } | undefined {
  if (!(algorithmParams instanceof asn1js.Sequence)) return undefined;
  const { hashAlgorithm, saltLength } = new pkijs.RSASSAPSSParams({ schema: algorithmParams });
  return { hash: hashAlgorithm.algorithmId, salt: saltLength };
}

function modulusOf(key: Uint8Array): Uint8Array | undefined {
  const { result } = asn1js.fromBER(key);
  const modulus = result instanceof asn1js.Sequence ? result.valueBlock.value[0] : undefined;
  return modulus instanceof asn1js.Integer ? modulus.valueBlock.valueHexView : undefined;
}

/** What `x509.ParseCertificate` of Go 1.26 says to it; only what occurs in the wild is modelled. */
function refusalOf(pki: pkijs.Certificate, key: PublicKey): string | undefined {
  if ((pki.serialNumber.valueBlock.valueHexView[0] ?? 0) >= 0x80) return 'x509: negative serial number';
  if (key.algorithm === 'ECDSA' && key.bits === undefined) return 'x509: unsupported elliptic curve';
  if (pki.signature.algorithmId !== pki.signatureAlgorithm.algorithmId)
    return "x509: inner and outer signature algorithm identifiers don't match";
  return undefined;
}
