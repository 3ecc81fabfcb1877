import { diagnosis } from '../diagnosis.ts';
import { atNamedPlace } from '../named-ca-file.ts';
import { dockerCerts, hostsToml, measured } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/ca-file-unusable',
  title: 'A CA file that is named cannot be read',
  severity: 'breaks-now',
  codes: ['ca-unusable'],
  what: 'The configuration names a CA file that does not exist, is a directory, or holds no PEM certificate.',
  why: 'containerd, and BuildKit from dockerd 28, fail every pull of that registry before any request. The settings are read, then: only the file is wrong. DER and PKCS#7 files, and certificates with blanks before each line, are not PEM to Go. In certs.d a CA must be called *.crt; as *.cert it is taken for a client certificate.',
  whatToDo:
    'Check the file that the message names: `openssl x509 -in FILE -noout -subject`. A DER file becomes PEM by `openssl x509 -inform der -in FILE -out ca.crt`.',
  references: [hostsToml, dockerCerts, measured],
  remedy: (error, theCase, words) => atNamedPlace(error, words, theCase),
});
