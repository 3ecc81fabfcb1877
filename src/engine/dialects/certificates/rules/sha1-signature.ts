import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { measured, signing } from '../sources.ts';
import { theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/sha1-signature',
  title: 'A certificate is signed with SHA-1 or MD5',
  severity: 'breaks-now',
  what: 'The signature on a member of the chain is made with a hash that is no longer accepted.',
  why: 'Go refuses SHA-1 since 1.18; the switch that allowed it (GODEBUG x509sha1=1) is gone since 1.24. The signature that a root puts on itself is not looked at.',
  whatToDo: 'Have the certificate issued again, signed with SHA-256.',
  references: [signing, measured],
  explains: ['x509-sha1-not-trusted'],
  *check(document, theCase) {
    for (const certificate of concernedIn(document, theCase))
      if (certificate.signatureInsecure && !certificate.selfSigned)
        yield {
          range: certificate.range,
          message: `${theCertificate(certificate)} is signed with ${certificate.signature}, which Go refuses.`,
          declined: 'Only whoever issues the certificate can sign it anew.',
        };
  },
};
