import { quoted } from '../../../trust/sayings.ts';
import type { Certificate } from '../../../trust/trust.ts';
import type { Case, Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn, isCaFile } from '../places.ts';
import { signing, verifying } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/ca-flag-missing',
  title: 'A CA is not marked as one',
  severity: 'breaks-now',
  what: 'A certificate that signs others lacks basicConstraints CA:TRUE.',
  why: 'Go uses no certificate as a CA that does not say that it is one; it says “parent certificate cannot sign this kind of certificate” or “not authorized to sign other certificates”.',
  whatToDo:
    'Have the CA issued again with basicConstraints critical, CA:TRUE and keyUsage keyCertSign; the same key keeps what it signed valid.',
  references: [signing, verifying],
  explains: ['x509-issuer-is-not-a-ca'],
  *check(document, theCase) {
    for (const certificate of concernedIn(document, theCase))
      if (!certificate.isCa && (signsOthers(certificate, theCase) || isMeantAsRoot(certificate, document, theCase)))
        yield {
          range: certificate.range,
          message: `${quoted(certificate.name)} is used as a CA but is not marked as one (basicConstraints CA:TRUE is missing): Go accepts nothing that it signed.`,
          declined: 'Only whoever holds its key can issue it again.',
        };
  },
};

const signsOthers = ({ fingerprint }: Certificate, { trust }: Case): boolean =>
  trust.chain.slice(1).some((member) => member.fingerprint === fingerprint);

/** Self-signed, without any host name, in a CA file: nobody’s server certificate. */
const isMeantAsRoot = ({ selfSigned, hasNames }: Certificate, document: CertificatesDocument, theCase: Case): boolean =>
  selfSigned && !hasNames && isCaFile(document, theCase);
