import type { Range, SourceFile } from '../workspace/source-file.ts';

/** One certificate of the case. Dates are epoch milliseconds; fingerprint is the SHA-256 of the DER in lower-case hex. */
export interface Certificate {
  path: string;
  range: Range;
  /** Normalised PEM, LF, with final newline. */
  pem: string;
  subject: string;
  issuer: string;
  /** Common name of the subject, or the whole subject when it has none. Invisible characters are written as code points. */
  name: string;
  issuerName: string;
  commonName: string;
  organisation: string;
  issuerOrganisation: string;
  fingerprint: string;
  /** Decimal. */
  serial: string;
  notBefore: number;
  notAfter: number;
  isCa: boolean;
  selfSigned: boolean;
  dnsNames: string[];
  ipAddresses: string[];
  /** Whether there is a subject alternative name at all. Without one Go accepts the certificate for no host. */
  hasNames: boolean;
  /** e.g. `RSA 2048`, `ECDSA P-256`. */
  key: string;
  /** Of an RSA modulus or of the curve; undefined for other keys. */
  keyBits?: number;
  /** As Go names it, e.g. `SHA256-RSA`. */
  signature: string;
  /** Whether Go refuses the signature's hash: MD5 or SHA-1. */
  signatureInsecure: boolean;
  /** Whether the key usage, where there is one, lets it sign certificates. */
  maySign: boolean;
  /** Whether the extended key usage, where there is one, lets it stand for (or sign) TLS servers. */
  maySecureServers: boolean;
  /** Upper-case hex with colons; empty when the certificate does not say. */
  keyIdentifier: string;
  issuerKeyIdentifier: string;
  /** How many CAs may stand below it, where it says so. */
  pathLength?: number;
  /** DNS names and networks to which it restricts what it signs. */
  constraints?: { permitted: string[]; excluded: string[] };
  /** Go's own words when it cannot even parse the certificate. */
  refusal?: string;
  /** What it is in the chain at hand. */
  role: 'leaf' | 'intermediate' | 'root' | 'unrelated';
  /** Has the name of an issuer of the chain, but another key. */
  namesake: boolean;
}

/**
 * Where the presented chain is known from: all that a handshake showed, a part of it (`s_client` without `-showcerts`), or
 * a file, which need not be what the server sends.
 */
export type Presentation = 'handshake' | 'handshake-part' | 'file' | 'none';

/** What the pasted certificates amount to. Plain data: it crosses a worker boundary. */
export interface Trust {
  /** Every certificate at every place where it stands. */
  certificates: Certificate[];
  /** How many more there are that were too many to be read. */
  unread: number;
  /** The chain that the server presents, leaf first; empty when none was pasted. */
  presented: Certificate[];
  presentation: Presentation;
  /** From the leaf up, as far as the pasted certificates lead, whoever presents them. */
  chain: Certificate[];
  /** Who signed the end of the chain and was not pasted. */
  missingIssuer?: MissingIssuer;
  /** What has to be installed as trust anchor; undefined when nothing pasted can serve. */
  anchor?: Anchor;
  /** Judged as Go's crypto/x509 does, for the host and instant of the case, with `anchor` as roots, else with what was pasted; undefined when there is no chain to judge. */
  verdict?: Verdict;
  /** The same with all pasted certificates that the server does not present as roots: what a client that has those files sees. */
  verdictAsPasted?: Verdict;
  /** Fingerprints of the certificates of which each, alone as trust anchor, lets Go accept the presented chain. */
  vouching: string[];
  /** Why the leaf is not valid for the host, whatever else is wrong; undefined when it is, or when either is unknown. */
  nameError?: { code: string; error: string };
  /** Why there is no verdict although there is a chain: what cannot be computed here, in a few words. */
  unjudged?: string;
}

export interface MissingIssuer {
  subject: string;
  name: string;
  /** Upper-case hex with colons; empty when the certificate that it signed does not say. */
  keyIdentifier: string;
  /** Name of the certificate that it signed. */
  signed: string;
}

export interface Anchor {
  /** PEM of all certificates to install, LF, final newline. */
  pem: string;
  certificates: Certificate[];
  /** What vouches for the registry: decides what happens at renewal. */
  kind: 'root' | 'intermediate' | 'server-certificate';
  /** `handshake`: known only from what the server itself sent, so that its fingerprint has to be compared. */
  source: 'file' | 'handshake';
  /** One sentence: what to install. */
  says: string;
  /** One sentence: what happens when the registry's certificate is renewed. */
  atRenewal: string;
}

export type Verdict =
  | { ok: true }
  | {
      ok: false;
      /** `x509-` and the reason, as the codes of errors (evidence/). */
      code: string;
      /** Go's own words. */
      error: string;
      /** The certificate that they are about. */
      fingerprint: string;
    };

interface TrustContext {
  /** `host` or `host:port` that is pulled from. */
  host?: string;
  /** Epoch milliseconds. */
  at?: number;
}

/** Reads every certificate of the files and judges them. Never throws; unreadable material is reported by the rules of `certificates`. */
export type Assess = (files: readonly SourceFile[], context: TrustContext) => Promise<Trust>;

export const noTrust: Trust = {
  certificates: [],
  unread: 0,
  presented: [],
  presentation: 'none',
  chain: [],
  vouching: [],
};
