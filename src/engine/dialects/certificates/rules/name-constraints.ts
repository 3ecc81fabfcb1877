import type { Certificate } from '../../../trust/trust.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { concernedIn } from '../places.ts';
import { verifying } from '../sources.ts';
import { theCertificate } from '../words.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/name-constraints',
  title: 'The CA may not sign for the registry’s names',
  severity: 'breaks-now',
  what: 'A CA of the chain is restricted to names among which a name of the registry’s certificate is not.',
  why: 'Go checks every name in the registry’s certificate against the name constraints of each CA above it, not only the host that is pulled from.',
  whatToDo: 'Have the registry’s certificate signed by a CA that may, or without the name that is not allowed.',
  references: [
    verifying,
    { says: 'how names are compared', source: 'Go crypto/x509 constraints.go checkChainConstraints' },
  ],
  explains: ['x509-name-constraint'],
  *check(document, theCase) {
    const { verdict, verdictAsPasted, chain } = theCase.trust;
    const failed = [verdict, verdictAsPasted].find((one) => one?.ok === false && one.code === 'x509-name-constraint');
    if (failed?.ok !== false) return;
    for (const certificate of concernedIn(document, theCase))
      if (certificate.constraints)
        yield {
          range: certificate.range,
          message: `${theCertificate(certificate)} ${allowance(certificate.constraints)}, but the registry’s certificate is made out to ${namesOf(chain[0])}.`,
          evidence: [`Go: ${failed.error}`],
          declined: 'Only another CA, or another certificate from this one, cures this.',
        };
  },
};

const namesOf = (leaf: Certificate | undefined): string =>
  [...(leaf?.dnsNames ?? []), ...(leaf?.ipAddresses ?? [])].slice(0, 6).join(', ');

function allowance({ permitted, excluded }: NonNullable<Certificate['constraints']>): string {
  const parts = [
    permitted.length > 0 && `may sign only for ${permitted.join(', ')}`,
    excluded.length > 0 && `may not sign for ${excluded.join(', ')}`,
  ];
  return parts.filter(Boolean).join(' and ');
}
