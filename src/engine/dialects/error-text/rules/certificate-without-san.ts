import { nameIn, showCertificate } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { measured, verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/certificate-without-san',
  title: 'The certificate has no subject alternative name',
  severity: 'breaks-now',
  codes: ['x509-no-san', 'x509-legacy-common-name'],
  what: 'The server’s certificate names the host in its Common Name only, or nowhere; programs written in Go ignore the Common Name.',
  why: 'Since Go 1.15 only SANs count, and the switch GODEBUG=x509ignoreCN=0 is gone since 1.17. curl and older OpenSSL programs may still accept such a certificate, which makes it look like a fault of the client.',
  whatToDo:
    'Have the certificate issued anew with the host as a DNS SAN: `openssl req -new … -addext "subjectAltName=DNS:HOST"`. No CA file changes this.',
  references: [verify, measured],
  remedy: (error) => ({
    whatToDo: `Have the certificate issued anew with a SAN: openssl req -new … -addext "subjectAltName=DNS:${nameIn(error)}". No CA file changes this. What the server sends: ${showCertificate(error)}`,
  }),
});
