import { quoted } from '../../../trust/sayings.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { bareHost } from '../host.ts';
import { firstIn } from '../places.ts';
import { measured, naming } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/name-mismatch',
  title: 'The registry’s certificate is made out to other names',
  severity: 'breaks-now',
  what: 'The host that is pulled from is not among the names of the registry’s certificate.',
  why: 'Go compares the host with the subject alternative names alone: names with DNS entries, addresses with IP entries, and `*` stands for exactly one label.',
  whatToDo: 'Have the certificate issued for this host too, or pull by one of its names.',
  references: [naming, measured],
  explains: ['x509-name-mismatch', 'x509-no-ip-san', 'x509-no-san'],
  *check(document, theCase) {
    const { nameError, chain } = theCase.trust;
    const host = bareHost(theCase.target.registry);
    for (const leaf of firstIn(document, theCase)) {
      const names = [...leaf.dnsNames, ...leaf.ipAddresses];
      if (!nameError || leaf.fingerprint !== chain[0]?.fingerprint || !leaf.hasNames || leaf.dnsNames.includes(host))
        continue;
      yield {
        range: leaf.range,
        message: `The registry’s certificate is made out to ${listed(names)}, not to ${host}.`,
        evidence: [`Go: ${nameError.error}`],
        declined: `No CA and no setting of a client cures this: the certificate of ${quoted(leaf.name)} has to name ${host}.`,
      };
    }
  },
};

const most = 6;

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'no host';
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
