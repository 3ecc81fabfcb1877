import { quoted } from '../../../trust/sayings.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { firstIn } from '../places.ts';
import { measured, naming } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/no-san',
  title: 'The registry’s certificate has no subject alternative name',
  severity: 'breaks-now',
  what: 'The registry’s certificate lists no host at all; at most its Common Name names one.',
  why: 'Go ignores the Common Name since 1.15; the switch that brought it back (GODEBUG x509ignoreCN) is gone since 1.17.',
  whatToDo: 'Have the certificate issued with a subject alternative name, e.g. DNS:harbor.example.com.',
  references: [naming, measured],
  explains: ['x509-legacy-common-name', 'x509-no-san', 'x509-no-ip-san'],
  *check(document, theCase) {
    const [leaf] = theCase.trust.chain;
    for (const certificate of firstIn(document, theCase))
      if (certificate.fingerprint === leaf?.fingerprint && !certificate.hasNames)
        yield {
          range: certificate.range,
          message: `The registry’s certificate ${quoted(certificate.name)} has no subject alternative name: it is valid for no host.`,
          declined: 'No CA and no setting of a client cures this: the certificate has to be issued anew.',
        };
  },
};
