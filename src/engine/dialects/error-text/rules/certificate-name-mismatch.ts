import { nameIn, showCertificate } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/certificate-name-mismatch',
  title: 'The certificate is made out to other names',
  severity: 'breaks-now',
  codes: ['x509-name-mismatch'],
  what: 'The server’s certificate does not list the host name by which the client addresses it.',
  why: 'Go compares the name in the URL with the SANs of the certificate, exactly, with one wildcard label at most. Often an ingress or load balancer answers with its default certificate, because it has none for that name; or the registry is addressed by an alias. The names are checked before the chain, so the trust is not what fails here.',
  whatToDo:
    'Have the certificate issued for that name as well, or address the registry by a name that it lists. If an ingress answers with its own certificate, configure the one for this host there. No CA file changes this.',
  references: [verify],
  remedy: (error) => ({
    whatToDo: `Have the certificate issued for ${nameIn(error)} as well, or address the registry by a name that it lists. No CA file changes this. What the server sends: ${showCertificate(error)}`,
  }),
});
