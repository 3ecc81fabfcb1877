import { readMirror } from '../../runtimes/docker/mirror-url.ts';
import type { Case } from '../rule.ts';
import type { DockerDaemonDocument } from './document.ts';

/** What shows that the registry speaks plain HTTP, as the beginning of a sentence; undefined when nothing does. */
export function plainHttpSign(
  document: DockerDaemonDocument,
  { evidence }: Case,
  host: string,
  scheme?: string,
): string | undefined {
  if (answersInHttp(evidence, host)) return `An error says that ${host} answers in plain HTTP`;
  if (scheme === 'http') return 'The entry is written with http://';
  if (host.endsWith(':80')) return `Port 80 of ${host} is the port of plain HTTP`;
  const mirrored = document.facts.mirrors.some(({ value }) => {
    const mirror = readMirror(value, '');
    return mirror.kind === 'mirror' && mirror.scheme === 'http' && mirror.host === host;
  });
  return mirrored ? `registry-mirrors names ${host} with http://` : undefined;
}

export const answersInHttp = (evidence: Case['evidence'], host: string): boolean =>
  evidence.some((item) => item.code === 'http-response-to-https-client' && item.registry === host);

/** Why there is no fix by a CA, and what helps. */
export const plainHttpDeclined = (sign: string): string =>
  `${sign}. If the registry has no TLS, a CA does not help: give the registry a certificate, or put a TLS proxy in front of it, then the entry can go. Until then everybody on the line can replace images and read passwords.`;
