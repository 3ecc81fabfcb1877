import type { Certificate } from '../../../trust/trust.ts';
import type { Severity } from '../../../workspace/report.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { measured } from '../sources.ts';
import { theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/weak-key',
  title: 'An RSA key is too small or too large',
  severity: 'unsafe',
  what: 'A member of the chain has an RSA key of a size that is weak, or that programs refuse.',
  why: 'Go refuses RSA keys below 1024 bits since 1.24 and those of servers above 8192 bits. It accepts 1024 bits; OpenSSL of Debian and Ubuntu does not (“key too small”), so curl, Python and Node fail.',
  whatToDo: 'Make a new key, RSA with 2048 to 4096 bits or ECDSA P-256, and have a certificate issued for it.',
  references: [
    measured,
    { says: 'the smallest RSA key', source: 'Go crypto/rsa rsa.go checkKeySize' },
    { says: 'the largest RSA key of a server', source: 'Go crypto/tls handshake_client.go verifyServerCertificate' },
  ],
  explains: ['x509-malformed', 'x509-key-usage'],
  *check(document, theCase) {
    for (const certificate of concernedIn(document, theCase)) {
      const weakness = weaknessOf(certificate);
      if (weakness)
        yield {
          range: certificate.range,
          severity: weakness.severity,
          message: `${theCertificate(certificate)} has an RSA key of ${certificate.keyBits} bits${weakness.says}.`,
          declined: 'A new key has to be made where the certificate is used.',
        };
    }
  },
};

function weaknessOf({ key, keyBits = 0 }: Certificate): { severity: Severity; says: string } | undefined {
  if (!key.startsWith('RSA ')) return undefined;
  if (keyBits < 1024) return { severity: 'breaks-now', says: ', which Go refuses since 1.24' };
  if (keyBits > 8192) return { severity: 'breaks-now', says: ', more than the 8192 that Go accepts' };
  if (keyBits < 2048) return { severity: 'unsafe', says: ': Go accepts it, OpenSSL of current distributions does not' };
  return undefined;
}
