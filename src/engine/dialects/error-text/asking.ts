import { hostOfUrl } from '../../evidence/explain.ts';
import type { Evidence } from '../../workspace/report.ts';

/** The contacted host as a command may name it: from the error, or the word HOST. */
export function hostIn({ url, registry, hop }: Evidence): string {
  if (hop === 'blob-store' && url === undefined) return 'HOST';
  const host = hostOfUrl(url) ?? (registry === 'docker.io' ? 'registry-1.docker.io' : registry);
  return host !== undefined && /^[\w.:[\]-]+$/.test(host) ? host : 'HOST';
}

/** The same with its port, as openssl and nc want it. */
export const addressIn = (error: Evidence): string => {
  const host = hostIn(error);
  return /:\d+$/.test(host) ? host : `${host}:443`;
};

/** The same without port and brackets, as DNS knows it. */
export const nameIn = (error: Evidence): string =>
  hostIn(error)
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '');

/** Shows dates, names and issuer of the certificate that the server sends. */
export const showCertificate = (error: Evidence): string =>
  `openssl s_client -connect ${addressIn(error)} -servername ${nameIn(error)} </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -dates -ext subjectAltName`;
