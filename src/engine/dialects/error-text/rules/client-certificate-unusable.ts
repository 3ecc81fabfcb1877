import { diagnosis } from '../diagnosis.ts';
import { dockerCerts, hostsToml, measured } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/client-certificate-unusable',
  title: 'The files of the client certificate cannot be used',
  severity: 'breaks-now',
  codes: ['client-pair-unusable'],
  what: 'The client is told to present a certificate of its own, and the files are missing, mixed up or not a pair.',
  why: 'containerd fails every pull of that registry before any request. In certs.d each NAME.cert needs NAME.key beside it; a CA must be called *.crt there, else it is taken for a client certificate.',
  whatToDo:
    'Check that both files exist, that the first holds the certificate and the second the key, and that they belong together: `openssl x509 -in client.cert -noout -pubkey | openssl sha256; openssl pkey -in client.key -pubout | openssl sha256`. Remove the setting where no client certificate is needed.',
  references: [hostsToml, dockerCerts, measured],
});
