import { diagnosis } from '../diagnosis.ts';
import { measured, verify } from '../sources.ts';
import { trusting } from '../trusting.ts';

export const rule = diagnosis({
  id: 'error-text/ca-has-same-name-but-other-key',
  title: 'The trusted CA has the right name and another key',
  severity: 'breaks-now',
  codes: ['x509-ca-other-key'],
  what: 'The client has a CA certificate with the issuer’s name, but it does not carry the key that signed the server’s certificate.',
  why: 'A CA that is issued anew under its old name has a new key. Go finds the candidate by its name, checks the signature with its key, and fails; the words “possibly because of” say so.',
  whatToDo:
    'Replace the CA file by the current one, and keep the old one beside it as long as certificates of the old key are in use. Compare the fingerprints: `openssl x509 -in ca.crt -noout -fingerprint -sha256`.',
  references: [verify, measured],
  concerns: ({ hop }) => !['mirror', 'token-server'].includes(hop),
  remedy: trusting,
});
