import type { Certificate } from '../../../trust/trust.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { signing, verifying } from '../sources.ts';
import { theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/key-usage-wrong',
  title: 'A certificate is not made for what it is used for',
  severity: 'breaks-now',
  what: 'The key usages of a member of the chain do not allow its part in it.',
  why: 'A certificate that lists extended key usages must list serverAuth, and so must every CA above it that lists any. A CA that has a key usage needs keyCertSign in it. Go ignores the other key usages.',
  whatToDo: 'Have it issued again with the usage that is missing, or without the extension.',
  references: [verifying, signing],
  explains: ['x509-key-usage', 'x509-issuer-is-not-a-ca'],
  *check(document, theCase) {
    if (theCase.trust.chain.length === 0) return;
    for (const certificate of concernedIn(document, theCase)) {
      const lacking = lackOf(certificate);
      if (lacking)
        yield {
          range: certificate.range,
          message: `${theCertificate(certificate)} ${lacking}.`,
          declined: 'Only whoever issues the certificate can change its usages.',
        };
    }
  },
};

function lackOf({ role, maySign, maySecureServers, isCa }: Certificate): string | undefined {
  if (role !== 'leaf' && isCa && !maySign) return 'may not sign certificates: its key usage lacks keyCertSign';
  if (maySecureServers) return undefined;
  return role === 'leaf'
    ? 'is not issued for servers: its extended key usage lacks serverAuth'
    : 'may not vouch for servers: its extended key usage lacks serverAuth';
}
