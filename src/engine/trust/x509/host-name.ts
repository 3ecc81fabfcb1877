import { formatIp, parseIp } from './ip.ts';
import type { Parsed } from './parsed.ts';

/**
 * Go's error when the certificate is not valid for the host; undefined when it is. Names count only from the subject
 * alternative names, addresses only from its IP entries (crypto/x509 `VerifyHostname`, `HostnameError`, Go 1.26).
 */
export function hostNameError(certificate: Parsed, host: string): string | undefined {
  const { dns = [], ips = [] } = certificate.names ?? {};
  const bare = host.replace(/^\[(.+)\]$/, '$1');
  const address = parseIp(bare);
  if (address) return ips.includes(formatIp(address)) ? undefined : describe(certificate, bare, ips, 'IP SANs');
  const candidate = lowerAscii(host);
  const parts = hostParts(candidate);
  const isValid = isHostName(candidate.replace(/\.$/, ''), false);
  const matches = dns.some((pattern) =>
    isValid && isHostName(pattern, true) ? matchesPattern(pattern, parts) : isExactly(lowerAscii(pattern), candidate),
  );
  return matches ? undefined : describe(certificate, host, dns, 'names');
}

const mostNames = 100;

function describe(certificate: Parsed, host: string, valid: readonly string[], kind: 'names' | 'IP SANs'): string {
  if (!certificate.names && matchesPattern(certificate.subject.commonName, hostParts(host)))
    return 'x509: certificate relies on legacy Common Name field, use SANs instead';
  if (kind === 'IP SANs' && valid.length === 0)
    return `x509: cannot validate certificate for ${host} because it doesn't contain any IP SANs`;
  if (valid.length >= mostNames)
    return `x509: certificate is valid for ${valid.length} ${kind}, but none matched ${host}`;
  const listed = valid.join(', ');
  if (listed === '') return `x509: certificate is not valid for any names, but wanted to match ${host}`;
  return `x509: certificate is valid for ${listed}, not ${host}`;
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const hostParts = (host: string): string[] => lowerAscii(host.replace(/\.$/, '')).split('.');
const isExactly = (a: string, b: string): boolean => a === b && a !== '' && a !== '.';

/** Go's `validHostname`: letters, digits, hyphens not at the start, underscores; a star as first label of a pattern. */
function isHostName(host: string, isPattern: boolean): boolean {
  if (host === '' || host === '*') return false;
  return host
    .split('.')
    .every((label, index) => (isPattern && index === 0 && label === '*') || /^\w[\w-]*$/.test(label));
}

/** Go's `matchHostnames`: a star stands for exactly one label, the first. */
function matchesPattern(pattern: string, parts: readonly string[]): boolean {
  if (pattern === '') return false;
  const labels = lowerAscii(pattern).split('.');
  return labels.length === parts.length && labels.every((label, i) => (i === 0 && label === '*') || label === parts[i]);
}
