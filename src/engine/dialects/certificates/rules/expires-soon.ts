import { day } from '../../../trust/sayings.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { verifying } from '../sources.ts';
import { renewal, theCertificate } from '../words.ts';

const days = 30;
const millisecondsPerDay = 86_400_000;

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/expires-soon',
  title: 'A certificate of the chain expires within 30 days',
  severity: 'breaks-later',
  what: 'A member of the chain ends within 30 days; from then on pulls fail.',
  why: 'A root or intermediate that ends takes every certificate below it along, on all nodes at once.',
  whatToDo: 'Renew it before that day.',
  references: [verifying],
  *check(document, theCase) {
    const { at } = theCase;
    if (at === undefined) return;
    for (const certificate of concernedIn(document, theCase)) {
      const left = certificate.notAfter - at;
      if (left < 0 || left > days * millisecondsPerDay || at < certificate.notBefore) continue;
      const count = Math.floor(left / millisecondsPerDay);
      yield {
        range: certificate.range,
        message: `${theCertificate(certificate)} expires on ${day(certificate.notAfter)}, in ${count} ${count === 1 ? 'day' : 'days'}.`,
        whatToDo: renewal[certificate.role],
        declined: 'Only whoever issues the certificate can renew it.',
      };
    }
  },
};
