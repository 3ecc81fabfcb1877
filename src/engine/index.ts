import { analyseWith } from './analyse.ts';
import type { CertificateContext, CertificateReport } from './inspect.ts';

export { rules } from './dialects/index.ts';
export type { RuleMeta } from './dialects/rule.ts';
export type { CertificateContext, CertificateReport } from './inspect.ts';
export { intake } from './intake/intake.ts';
export { type Redaction, type RedactionOptions, redact } from './redaction/redact.ts';
export { decodeShare, encodeShare } from './share/share.ts';
export { ShareError, type ShareErrorCode } from './share/share-error.ts';
export type * from './share/shared-case.ts';
export type * from './workspace/report.ts';
export type * from './workspace/source-file.ts';
export type * from './workspace/target.ts';
export type * from './workspace/workspace.ts';

/** Analyses a case. Never throws on any input; certificates are read by a part that is loaded when first needed. */
export const analyse = analyseWith(async (files, context) =>
  (await import('./trust/assess.ts')).assess(files, context),
);

/**
 * Certificates alone: PEM in any form, the output of `openssl s_client`, or the bytes of a file. Never throws; what holds
 * no certificate yields a report without any.
 */
export async function inspectCertificates(
  input: string | Uint8Array,
  context?: CertificateContext,
): Promise<CertificateReport> {
  return (await import('./inspect.ts')).inspectCertificates(input, context);
}
