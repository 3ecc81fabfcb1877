import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { verifying } from '../sources.ts';
import { theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/path-length',
  title: 'More CAs stand below a CA than it allows',
  severity: 'breaks-now',
  what: 'A CA limits how many CAs may stand below it (pathlen), and there are more.',
  why: 'Go counts the intermediates between the registry’s certificate and each CA above it.',
  whatToDo: 'Have the registry’s certificate signed directly by that CA, or the CA issued again with a larger limit.',
  references: [verifying],
  explains: ['x509-path-length'],
  *check(document, theCase) {
    const { chain } = theCase.trust;
    for (const certificate of concernedIn(document, theCase)) {
      const below = chain.findIndex(({ fingerprint }) => fingerprint === certificate.fingerprint) - 1;
      const { pathLength } = certificate;
      if (pathLength === undefined || below <= pathLength) continue;
      yield {
        range: certificate.range,
        message: `${theCertificate(certificate)} allows ${pathLength === 0 ? 'no CA' : `at most ${pathLength}`} below it, and the chain has ${below}.`,
        declined: 'Only whoever issues the certificates can change the chain.',
      };
    }
  },
};
