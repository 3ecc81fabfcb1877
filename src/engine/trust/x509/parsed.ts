import type { Certificate as PkiCertificate } from 'pkijs';

/** A certificate with all that Go's verification looks at. Byte strings that are only compared are lower-case hex. */
export interface Parsed {
  /** Normalised, LF, with final newline. */
  pem: string;
  /** SHA-256 of the DER. */
  fingerprint: string;
  pki: PkiCertificate;
  version: number;
  /** Decimal. */
  serial: string;
  rawSubject: string;
  rawIssuer: string;
  rawPublicKey: string;
  subject: Name;
  issuer: Name;
  notBefore: number;
  notAfter: number;
  key: PublicKey;
  signature: SignatureAlgorithm;
  basicConstraints: { present: boolean; isCa: boolean; pathLength?: number };
  /** Undefined when the extension is missing. */
  keyUsage: { certSign: boolean } | undefined;
  /** Object identifiers; empty when the extension is missing. */
  extendedKeyUsage: string[];
  names: SubjectAltNames | undefined;
  nameConstraints: NameConstraints | undefined;
  subjectKeyId: string;
  authorityKeyId: string;
  unhandledCriticalExtension: boolean;
  /** Whether a policy extension demands what is not modelled here. */
  demandsPolicies: boolean;
  /** Go's own words when `x509.ParseCertificate` refuses the certificate as far as this is modelled. */
  refusal: string | undefined;
}

export interface Name {
  /** As Go's `pkix.Name.String` writes it, e.g. `CN=harbor.internal.corp,O=Internal Corp`. */
  text: string;
  commonName: string;
  organisation: string;
}

export interface PublicKey {
  algorithm: 'RSA' | 'ECDSA' | 'Ed25519' | 'other';
  /** Of the modulus or of the curve. */
  bits?: number;
  curve?: string;
}

export interface SignatureAlgorithm {
  /** As Go names it, e.g. `SHA256-RSA`; the object identifier when Go does not know it. */
  name: string;
  key: 'RSA' | 'ECDSA' | 'Ed25519' | 'DSA' | 'unknown';
  insecure: boolean;
}

export interface SubjectAltNames {
  raw: string;
  dns: string[];
  ips: string[];
  emails: string[];
  uris: string[];
}

export interface NameConstraints {
  permitted: Subtrees;
  excluded: Subtrees;
}

export interface Subtrees {
  dns: string[];
  /** Address and mask, each 4 or 16 bytes. */
  ips: { address: Uint8Array; mask: Uint8Array }[];
  /** Whether there are constraints on mail addresses or URIs, which are not modelled. */
  others: boolean;
}
