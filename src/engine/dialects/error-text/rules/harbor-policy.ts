import { diagnosis } from '../diagnosis.ts';
import { harbor } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/harbor-policy',
  title: 'Harbor withholds the image by policy',
  severity: 'breaks-now',
  codes: ['harbor-policy'],
  what: 'The project in Harbor does not hand out this image: it has vulnerabilities, was not scanned, is not signed, or its tag is immutable.',
  why: 'Harbor answers 412 to the request for the manifest where “Prevent images with vulnerability severity of …” or signature enforcement is on. TLS and credentials are fine.',
  whatToDo:
    'Open the artifact in Harbor: rescan or rebuild it without the vulnerabilities, or have the project’s administrator put the finding on the CVE allowlist.',
  references: [harbor],
});
