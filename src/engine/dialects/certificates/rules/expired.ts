import { day } from '../../../trust/sayings.ts';
import type { Certificate } from '../../../trust/trust.ts';
import type { Case, Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { measured, verifying } from '../sources.ts';
import { renewal, theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/expired',
  title: 'A certificate of the chain has expired',
  severity: 'breaks-now',
  what: 'A member of the chain is past its end date.',
  why: 'Every member is judged: the registry’s certificate first, then each CA on the way up, the trusted one included.',
  whatToDo: 'Renew the certificate that has expired. If the dates are right, the node’s clock is wrong.',
  references: [verifying, measured],
  explains: ['x509-expired'],
  *check(document, theCase) {
    const { at } = theCase;
    if (at === undefined) return;
    for (const certificate of concernedIn(document, theCase))
      if (at > certificate.notAfter)
        yield {
          range: certificate.range,
          message: `${theCertificate(certificate)} expired on ${day(certificate.notAfter)}.`,
          ...(hasSuccessor(certificate, theCase, at) && {
            severity: 'tidy' as const,
            evidence: ['A valid CA of this name is there too: beside that one it does no harm.'],
          }),
          whatToDo: renewal[certificate.role],
          declined: 'Only whoever issues the certificate can renew it.',
        };
  },
};

/** Go tries every CA of that name, and an expired one does no harm beside one that is valid. */
const hasSuccessor = ({ isCa, subject }: Certificate, { evidence, trust }: Case, at: number): boolean =>
  isCa &&
  trust.chain.length === 0 &&
  !evidence.some(({ code }) => code === 'x509-expired') &&
  trust.certificates.some((one) => one.isCa && one.subject === subject && one.notBefore <= at && at <= one.notAfter);
