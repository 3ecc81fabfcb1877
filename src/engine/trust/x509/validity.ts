import type { Failure } from './failure.ts';
import type { Parsed } from './parsed.ts';

/**
 * Go's `isValid` (crypto/x509/verify.go, Go 1.26): critical extensions, dates, CA flag and path length of a certificate that
 * is to follow `chain`. Its key usage is not looked at here. Roots need no CA flag here: the signature check demands it.
 */
export function validityError(
  certificate: Parsed,
  place: 'leaf' | 'intermediate' | 'root',
  chain: readonly Parsed[],
  at: number | undefined,
): Failure | undefined {
  const is = (error: string): Failure => ({ error, culprit: certificate });
  const { notBefore, notAfter, basicConstraints } = certificate;
  if (certificate.unhandledCriticalExtension) return is('x509: unhandled critical extension');
  const expired = 'x509: certificate has expired or is not yet valid: current time';
  if (at !== undefined && at < notBefore) return is(`${expired} ${utc(at)} is before ${utc(notBefore)}`);
  if (at !== undefined && at > notAfter) return is(`${expired} ${utc(at)} is after ${utc(notAfter)}`);
  if (place === 'intermediate' && !basicConstraints.isCa)
    return is('x509: certificate is not authorized to sign other certificates');
  if (chain.length - 1 > (basicConstraints.pathLength ?? Number.POSITIVE_INFINITY))
    return is('x509: too many intermediates for path length constraint');
  return undefined;
}

/** RFC 3339 in UTC without fractions. */
const utc = (instant: number): string => new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
