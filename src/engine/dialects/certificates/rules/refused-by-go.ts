import type { Certificate } from '../../../trust/trust.ts';
import type { Case, Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { verifying } from '../sources.ts';
import { theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/refused-by-go',
  title: 'A certificate is built so that Go refuses it',
  severity: 'breaks-now',
  what: 'A member of the chain breaks a rule of the format that Go enforces, whatever other programs do.',
  why: 'Go reads no certificate with a negative serial number (since 1.23), with an extension twice, or with a key on a curve other than P-224 to P-521; and none is valid that has a critical extension which Go does not know. Among CAs such a certificate is skipped without a word.',
  whatToDo: 'Have the certificate issued again without it.',
  references: [
    verifying,
    { says: 'what is refused', source: 'Go crypto/x509 parser.go parseCertificate, processExtensions' },
  ],
  explains: ['x509-malformed'],
  *check(document, theCase) {
    for (const certificate of concernedIn(document, theCase)) {
      const refusal = refusalOf(certificate, theCase);
      if (refusal)
        yield {
          range: certificate.range,
          message: `${theCertificate(certificate)} is refused by Go: ${refusal}.`,
          declined: 'Only whoever issues the certificate can build it otherwise.',
        };
    }
  },
};

function refusalOf({ refusal, fingerprint }: Certificate, { trust }: Case): string | undefined {
  if (refusal) return refusal;
  const failed = [trust.verdict, trust.verdictAsPasted].find(
    (verdict) => verdict?.ok === false && verdict.code === 'x509-malformed' && verdict.fingerprint === fingerprint,
  );
  return failed?.ok === false ? failed.error : undefined;
}
