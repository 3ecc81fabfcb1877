import { day } from '../../../trust/sayings.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { measured, verifying } from '../sources.ts';
import { theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/not-yet-valid',
  title: 'A certificate of the chain is not valid yet',
  severity: 'breaks-now',
  what: 'A member of the chain begins to be valid only later.',
  why: 'A certificate issued moments ago is refused by a node whose clock is behind. Go words this as “has expired or is not yet valid … is before …”.',
  whatToDo: 'Set the node’s clock (timedatectl, chronyc tracking); if it is right, have the certificate issued again.',
  references: [verifying, measured],
  explains: ['x509-not-yet-valid'],
  *check(document, theCase) {
    const { at } = theCase;
    if (at === undefined) return;
    for (const certificate of concernedIn(document, theCase))
      if (at < certificate.notBefore)
        yield {
          range: certificate.range,
          message: `${theCertificate(certificate)} is valid only from ${day(certificate.notBefore)} on.`,
          declined: 'Neither the clock of a node nor the date of a certificate is in these files.',
        };
  },
};
