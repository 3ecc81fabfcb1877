import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

export type Algorithm = 'P-256' | 'P-384' | 'P-521' | 'RSA-512' | 'RSA-1024' | 'RSA-2048' | 'RSA-PSS' | 'Ed25519';
type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
type KeyUsage = 'digitalSignature' | 'keyEncipherment' | 'keyCertSign' | 'cRLSign';

/** What a certificate shall say. What is left out is not in the certificate. */
export interface Spec {
  /** Common name; the organisation is always Internal Corp unless `organisation` says otherwise. */
  subject: string;
  organisation?: string;
  algorithm?: Algorithm;
  hash?: Hash;
  from?: string;
  to?: string;
  /** Basic constraints; undefined leaves the extension out. */
  ca?: boolean;
  pathLength?: number;
  keyUsage?: readonly KeyUsage[];
  /** Object identifiers of the extended key usage. */
  extendedKeyUsage?: readonly string[];
  dns?: readonly string[];
  ip?: readonly (readonly number[])[];
  permitted?: readonly string[];
  excluded?: readonly string[];
  /** Address and mask of a network that is permitted. */
  permittedNetwork?: readonly number[];
  /** A critical extension nobody knows. */
  unknownCritical?: boolean;
  /** Policy constraints that demand a policy. */
  demandsPolicy?: boolean;
  negativeSerial?: boolean;
  /** Instead of new ones. */
  keys?: CryptoKeyPair;
}

/** A certificate with the keys that belong to it. */
export interface Issued {
  certificate: pkijs.Certificate;
  keys: CryptoKeyPair;
  der: Uint8Array;
}

const parameters: Record<Algorithm, RsaHashedKeyGenParams | EcKeyGenParams | { name: 'Ed25519' }> = {
  'P-256': { name: 'ECDSA', namedCurve: 'P-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384' },
  'P-521': { name: 'ECDSA', namedCurve: 'P-521' },
  'RSA-512': rsa('RSASSA-PKCS1-v1_5', 512),
  'RSA-1024': rsa('RSASSA-PKCS1-v1_5', 1024),
  'RSA-2048': rsa('RSASSA-PKCS1-v1_5', 2048),
  'RSA-PSS': rsa('RSA-PSS', 2048),
  Ed25519: { name: 'Ed25519' },
};

function rsa(name: string, modulusLength: number): RsaHashedKeyGenParams {
  return { name, modulusLength, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
}

/** Keys for an algorithm, exportable. */
export async function generateKeys(algorithm: Algorithm): Promise<CryptoKeyPair> {
  const keys = await crypto.subtle.generateKey(parameters[algorithm], true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error(`${algorithm} has no key pair`);
  return keys;
}

/** A certificate for `spec`, signed by `issuer`; without one, by itself. Key identifiers depend on nothing but the names. */
export async function issue(spec: Spec, issuer?: Issued, keyName = spec.subject): Promise<Issued> {
  const keys = spec.keys ?? (await generateKeys(spec.algorithm ?? 'P-256'));
  const identifier = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(keyName));
  const certificate = new pkijs.Certificate({ version: 2, serialNumber: serialFrom(identifier, spec.negativeSerial) });
  nameOf(spec, certificate.subject);
  certificate.issuer = issuer ? issuer.certificate.subject : certificate.subject;
  certificate.notBefore.value = new Date(spec.from ?? '2026-01-01T00:00:00Z');
  certificate.notAfter.value = new Date(spec.to ?? '2031-01-01T00:00:00Z');
  const spki = await crypto.subtle.exportKey('spki', keys.publicKey);
  certificate.subjectPublicKeyInfo = new pkijs.PublicKeyInfo({ schema: asn1js.fromBER(spki).result });
  certificate.extensions = extensionsOf(spec, identifier, issuer);
  await sign(certificate, issuer?.keys.privateKey ?? keys.privateKey, spec.hash ?? 'SHA-256');
  return { certificate, keys, der: new Uint8Array(certificate.toSchema(false).toBER()) };
}

/** Always as many bytes, so that a certificate's size does not change from run to run. */
function serialFrom(identifier: ArrayBuffer, negative = false): asn1js.Integer {
  const [first = 0, second = 0, third = 0] = new Uint8Array(identifier);
  return new asn1js.Integer({
    valueHex: new Uint8Array([(negative ? 0x80 : 0x40) | (first & 0x3f), second, third]).buffer,
  });
}

function nameOf(spec: Spec, name: pkijs.RelativeDistinguishedNames): void {
  const add = (type: string, value: string) =>
    name.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) }));
  if (spec.organisation !== '') add('2.5.4.10', spec.organisation ?? 'Internal Corp');
  if (spec.subject !== '') add('2.5.4.3', spec.subject);
}

async function sign(certificate: pkijs.Certificate, key: CryptoKey, hash: Hash): Promise<void> {
  if (key.algorithm.name !== 'Ed25519') {
    // The two numbers of an ECDSA signature vary in length, and with them the lines of the PEM: fixtures name lines.
    const length = signatureLengths[(key.algorithm as EcKeyAlgorithm).namedCurve];
    const signingKey = await withHash(key, hash);
    do await certificate.sign(signingKey, hash);
    while (length !== undefined && certificate.signatureValue.valueBlock.valueHexView.length !== length);
    return;
  }
  // pkijs knows no Ed25519 (its issue 442).
  certificate.signature = new pkijs.AlgorithmIdentifier({ algorithmId: '1.3.101.112' });
  certificate.signatureAlgorithm = certificate.signature;
  const tbs = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.tbsView = tbs;
  certificate.signatureValue = new asn1js.BitString({ valueHex: await crypto.subtle.sign('Ed25519', key, tbs) });
}

const signatureLengths: Readonly<Record<string, number>> = { 'P-256': 71, 'P-384': 103 };

/** WebCrypto binds the hash to an RSA key, whatever pkijs is told. */
async function withHash(key: CryptoKey, hash: Hash): Promise<CryptoKey> {
  const { name } = key.algorithm;
  if (!name.startsWith('RSA')) return key;
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', key);
  return crypto.subtle.importKey('pkcs8', pkcs8, { name, hash }, true, ['sign']);
}

const keyUsageBits: Record<KeyUsage, number> = {
  digitalSignature: 0x80,
  keyEncipherment: 0x20,
  keyCertSign: 0x04,
  cRLSign: 0x02,
};

function extensionsOf(spec: Spec, identifier: ArrayBuffer, issuer: Issued | undefined): pkijs.Extension[] {
  const extensions: pkijs.Extension[] = [];
  const add = (extnID: string, value: asn1js.BaseBlock, critical = false) =>
    extensions.push(new pkijs.Extension({ extnID, critical, extnValue: value.toBER() }));
  add('2.5.29.14', new asn1js.OctetString({ valueHex: identifier }));
  const issuerIdentifier = issuer && keyIdentifierOf(issuer);
  if (issuerIdentifier)
    add('2.5.29.35', new pkijs.AuthorityKeyIdentifier({ keyIdentifier: issuerIdentifier }).toSchema());
  if (spec.ca !== undefined)
    add(
      '2.5.29.19',
      new pkijs.BasicConstraints({
        cA: spec.ca,
        ...(spec.pathLength !== undefined && { pathLenConstraint: spec.pathLength }),
      }).toSchema(),
      true,
    );
  if (spec.keyUsage) {
    const bits = spec.keyUsage.reduce((all, usage) => all | keyUsageBits[usage], 0);
    add('2.5.29.15', new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: 1 }), true);
  }
  if (spec.extendedKeyUsage)
    add('2.5.29.37', new pkijs.ExtKeyUsage({ keyPurposes: [...spec.extendedKeyUsage] }).toSchema());
  const altNames = [
    ...(spec.dns ?? []).map((value) => new pkijs.GeneralName({ type: 2, value })),
    ...(spec.ip ?? []).map(
      (bytes) =>
        new pkijs.GeneralName({ type: 7, value: new asn1js.OctetString({ valueHex: new Uint8Array(bytes).buffer }) }),
    ),
  ];
  if (altNames.length > 0) add('2.5.29.17', new pkijs.GeneralNames({ names: altNames }).toSchema());
  if (spec.permitted || spec.excluded || spec.permittedNetwork)
    add(
      '2.5.29.30',
      new pkijs.NameConstraints({
        permittedSubtrees: permittedBy(spec),
        excludedSubtrees: subtrees(spec.excluded),
      }).toSchema(),
      true,
    );
  if (spec.demandsPolicy) add('2.5.29.36', new pkijs.PolicyConstraints({ requireExplicitPolicy: 0 }).toSchema(), true);
  if (spec.unknownCritical) add('1.3.6.1.4.1.99999.1', new asn1js.Null(), true);
  return extensions;
}

function permittedBy({ permitted, permittedNetwork }: Spec): pkijs.GeneralSubtree[] | undefined {
  if (!permittedNetwork) return subtrees(permitted);
  const value = new asn1js.OctetString({ valueHex: new Uint8Array(permittedNetwork).buffer });
  const network = new pkijs.GeneralSubtree({ base: new pkijs.GeneralName({ type: 7, value }) });
  return [...(subtrees(permitted) ?? []), network];
}

const subtrees = (names: readonly string[] | undefined) =>
  names?.map((value) => new pkijs.GeneralSubtree({ base: new pkijs.GeneralName({ type: 2, value }) }));

function keyIdentifierOf(issuer: Issued): asn1js.OctetString | undefined {
  const value = issuer.certificate.extensions?.find((extension) => extension.extnID === '2.5.29.14')?.parsedValue;
  return value instanceof asn1js.OctetString ? value : undefined;
}
