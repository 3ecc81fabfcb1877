import { examine } from './dialects/examine.ts';
import { readAs } from './dialects/index.ts';
import { intakeBytes } from './intake/bytes.ts';
import { assess } from './trust/assess.ts';
import type { Trust } from './trust/trust.ts';
import type { Finding } from './workspace/report.ts';
import type { SourceFile } from './workspace/source-file.ts';

export interface CertificateContext {
  /** `host` or `host:port` for which the certificates are judged. */
  host?: string;
  /** ISO instant. Without it dates are not judged: the engine has no clock. */
  at?: string;
}

/** What certificates amount to: found, put in order, judged as Go does, with what has to be installed. */
export interface CertificateReport extends Trust {
  /** What is wrong with them, the gravest first. */
  findings: Finding[];
  /** All certificates as plain PEM, each once, the chain first and in order; what Go reads whatever was given. */
  pem: string;
}

const path = 'certificates.pem';

/**
 * Reads PEM in any form, the output of `openssl s_client`, or the bytes of a file (DER, PKCS#7 or text). Never throws; what
 * holds no certificate yields a report without any.
 */
export async function inspectCertificates(
  input: string | Uint8Array,
  context: CertificateContext = {},
): Promise<CertificateReport> {
  const files: SourceFile[] = (typeof input === 'string' ? [{ path, text: input }] : intakeBytes(input, { path })).map(
    (file, index) => ({ ...file, path: index === 0 ? path : `${index + 1}-${path}`, dialect: 'certificates' }),
  );
  const instant = context.at === undefined ? Number.NaN : Date.parse(context.at);
  const at = Number.isNaN(instant) ? undefined : instant;
  const trust = await assess(files, { host: context.host, at });
  const read = files.map((file) => readAs('certificates', file));
  const { findings } = examine(read, {
    target: { ...unknown, registry: context.host ?? '' },
    at,
    documents: read.map(({ document }) => document),
    evidence: [],
    trust,
  });
  const inOrder = [...trust.chain, ...trust.certificates];
  const pems = new Map(inOrder.map(({ fingerprint, pem }) => [fingerprint, pem]));
  return { ...trust, findings, pem: [...pems.values()].join('') };
}

const unknown = {
  runtime: '',
  version: '',
  os: '',
  known: { runtime: 'assumed', version: 'assumed', os: 'assumed', registry: 'given' },
} as const;
