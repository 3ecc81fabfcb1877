import type { Range, SourceFile } from '../workspace/source-file.ts';

/** One certificate of the case. Dates are epoch milliseconds; fingerprint is the SHA-256 of the DER in lower-case hex. */
export interface Certificate {
  path: string;
  range: Range;
  /** Normalised PEM, LF, with final newline. */
  pem: string;
  subject: string;
  issuer: string;
  /** Common name of the subject, or the whole subject when it has none. */
  name: string;
  fingerprint: string;
  notBefore: number;
  notAfter: number;
  isCa: boolean;
  selfSigned: boolean;
  dnsNames: string[];
  ipAddresses: string[];
  /** What it is in the chain at hand. */
  role: 'leaf' | 'intermediate' | 'root' | 'unrelated';
}

/** What the pasted certificates amount to. Plain data: it crosses a worker boundary. */
export interface Trust {
  certificates: Certificate[];
  /** The chain that the server presents, leaf first; empty when none was pasted. */
  presented: Certificate[];
  /** What has to be installed as trust anchor; undefined when nothing pasted can serve. */
  anchor?: Anchor;
  /** Judged as Go's crypto/x509 does, for the host and instant of the case, with `anchor` as roots; undefined when there is no chain to judge. */
  verdict?: Verdict;
}

export interface Anchor {
  /** PEM of all certificates to install, LF, final newline. */
  pem: string;
  certificates: Certificate[];
  /** One sentence: what to install. */
  says: string;
  /** One sentence: what happens when the registry's certificate is renewed. */
  atRenewal: string;
}

export type Verdict = { ok: true } | { ok: false; code: string /** Go's own words. */; error: string };

export interface TrustContext {
  /** `host` or `host:port` that is pulled from. */
  host?: string;
  /** Epoch milliseconds. */
  at?: number;
}

/** Reads every certificate of the files and judges them. Never throws; unreadable material is reported by the rules of `certificates`. */
export type Assess = (files: readonly SourceFile[], context: TrustContext) => Promise<Trust>;

export const noTrust: Trust = { certificates: [], presented: [] };
