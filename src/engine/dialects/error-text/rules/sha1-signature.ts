import { diagnosis } from '../diagnosis.ts';
import { measured, verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/sha1-signature',
  title: 'A certificate is signed with SHA-1',
  severity: 'breaks-now',
  codes: ['x509-sha1-not-trusted'],
  what: 'A certificate of the chain carries a SHA-1 signature, which is no longer accepted.',
  why: 'Go refuses SHA-1 signatures since 1.18; the switch GODEBUG=x509sha1=1 was removed in 1.24. The message reads like an unknown CA, but the reason in it is the algorithm.',
  whatToDo: 'Have the certificate, or the intermediate that is signed so, issued anew with SHA-256.',
  references: [verify, measured],
});
