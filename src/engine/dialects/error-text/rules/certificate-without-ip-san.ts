import { nameIn, showCertificate } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/certificate-without-ip-san',
  title: 'The certificate does not list the IP address',
  severity: 'breaks-now',
  codes: ['x509-no-ip-san'],
  what: 'The registry is addressed by an IP address, and the certificate does not list that address as an IP SAN.',
  why: 'An address is only matched by a SAN of type IP; the same digits in a DNS SAN or in the Common Name do not count.',
  whatToDo:
    'Address the registry by a name that the certificate lists, or have it issued anew with the address as an IP SAN: `-addext "subjectAltName=IP:ADDRESS"`. No CA file changes this.',
  references: [verify],
  remedy: (error) => ({
    whatToDo: `Address the registry by a name that its certificate lists, or have it issued anew with subjectAltName=IP:${nameIn(error)}. No CA file changes this. What the server sends: ${showCertificate(error)}`,
  }),
});
