import { diagnosis } from '../diagnosis.ts';
import { systemPool } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/system-roots-missing',
  title: 'There is no CA bundle',
  severity: 'breaks-now',
  codes: ['system-roots-missing'],
  what: 'The client finds no bundle of CA certificates, so it trusts nobody.',
  why: 'Go and curl look for the bundle at fixed paths; a minimal image (scratch, distroless without certificates, a slim base) has none, or SSL_CERT_FILE names a file that does not exist.',
  whatToDo:
    'Install the package ca-certificates where the client runs, or correct SSL_CERT_FILE: `ls -l /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt; env | grep SSL_CERT`.',
  references: [systemPool],
});
