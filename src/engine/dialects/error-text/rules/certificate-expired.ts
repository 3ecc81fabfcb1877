import { showCertificate } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { measured, verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/certificate-expired',
  title: 'A certificate of the chain has expired',
  severity: 'breaks-now',
  codes: ['x509-expired'],
  what: 'The server’s certificate, or a CA in its chain, is past its end date by the clock of the client.',
  why: 'Go checks the dates of every certificate of the chain first, so name and trust are not even looked at. A CA file on the client may be the expired one as well. Where the clock of the node is wrong, valid certificates look expired.',
  whatToDo:
    'Renew the certificate on the server, and have the server reload it. Compare the clock first: `date -u; timedatectl`.',
  references: [verify, measured],
  remedy: (error) => ({
    whatToDo: `Look at the dates and at the clock: ${showCertificate(error)}; date -u. Then renew what has expired, and have the server reload it. A renewed leaf of the same CA needs nothing on the clients.`,
  }),
});
