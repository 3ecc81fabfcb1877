import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Issued } from './issue.ts';

/** PEM of DER bytes, 64 columns, LF, with a final newline. */
export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** A PKCS#7 bundle ("p7b") of certificates, as Windows CAs hand it out. */
export function pkcs7(issued: readonly Issued[]): string {
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    certificates: issued.map(({ certificate }) => certificate),
  });
  const content = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  return pem('PKCS7', new Uint8Array(content.toSchema().toBER()));
}

/** OpenSSL's own form: the certificate followed by an (here empty) list of what it is trusted for. */
export function trusted({ der }: Issued): string {
  const nothing = new Uint8Array(new asn1js.Sequence({ value: [] }).toBER());
  return pem('TRUSTED CERTIFICATE', new Uint8Array([...der, ...nothing]));
}

/** Every line indented, as a YAML block scalar holds it. */
export const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');

/** One line with `\n` written out, as a JSON string holds it. */
export const escaped = (text: string): string => `${text.trimEnd().replaceAll('\n', '\\n')}\\n\n`;

/** The last lines cut off, as a terminal's scrollback loses them. */
export const truncated = (text: string): string => `${text.split('\n').slice(0, 5).join('\n')}\n`;

/** The base64 without its armour. */
export const withoutArmour = (text: string): string => text.replace(/^-----.*-----\n/gm, '');

/** PKCS#8 PEM of a private key. */
export async function privateKey(keys: CryptoKeyPair): Promise<string> {
  return pem('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey)));
}

/** The key in the traditional form of its algorithm ("RSA PRIVATE KEY", "EC PRIVATE KEY"): the octets inside PKCS#8. */
export async function traditionalKey(label: string, keys: CryptoKeyPair): Promise<string> {
  const pkcs8 = asn1js.fromBER(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const inner = new pkijs.PrivateKeyInfo({ schema: pkcs8.result }).privateKey;
  return pem(label, new Uint8Array(inner.valueBlock.valueHexView));
}

/** A certificate request for `subject`. */
export async function request(subject: string, keys: CryptoKeyPair): Promise<string> {
  const csr = new pkijs.CertificationRequest();
  csr.subject.typesAndValues.push(
    new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: subject }) }),
  );
  await csr.subjectPublicKeyInfo.importKey(keys.publicKey);
  await csr.sign(keys.privateKey, 'SHA-256');
  return pem('CERTIFICATE REQUEST', new Uint8Array(csr.toSchema().toBER()));
}
