import { showCertificate } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/certificate-malformed',
  title: 'The certificate or its chain is not well-formed',
  severity: 'breaks-now',
  codes: ['x509-malformed', 'x509-key-usage', 'x509-path-length', 'x509-name-constraint', 'x509-issuer-is-not-a-ca'],
  what: 'The chain is there, but a certificate in it may not be used in that way: wrong key usage, an issuer without the CA flag, name constraints, path length, or an encoding that Go refuses.',
  why: 'Go checks extensions strictly: serverAuth among the extended key usages, CA:TRUE on every issuer, the name constraints of every CA, its path length, and since 1.23 a positive serial number.',
  whatToDo:
    'Have the certificate that the message is about issued anew, with the right extensions. What the CA may do: `openssl x509 -in ca.crt -noout -ext basicConstraints,keyUsage,nameConstraints`.',
  references: [verify],
  remedy: (error) => ({
    whatToDo: `Have the certificate that the message is about issued anew, with the right extensions. What the server sends: ${showCertificate(error).replace('subjectAltName', 'basicConstraints,keyUsage,extendedKeyUsage')}`,
  }),
});
