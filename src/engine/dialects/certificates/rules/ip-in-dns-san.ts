import { parseIp } from '../../../trust/x509/ip.ts';
import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { bareHost } from '../host.ts';
import { firstIn } from '../places.ts';
import { naming } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/ip-in-dns-san',
  title: 'An address stands among the DNS names of a certificate',
  severity: 'tidy',
  what: 'The registry’s certificate has an address as a DNS entry instead of an IP entry.',
  why: 'Go compares addresses with IP entries only; an address written as DNS entry is never looked at.',
  whatToDo: 'Have the certificate issued with IP:192.0.2.2 instead of DNS:192.0.2.2, with your address.',
  references: [naming],
  explains: ['x509-no-ip-san'],
  *check(document, theCase) {
    const [leaf] = theCase.trust.chain;
    const host = bareHost(theCase.target.registry);
    for (const { fingerprint, dnsNames, ipAddresses, range } of firstIn(document, theCase)) {
      const [address] = dnsNames.filter((name) => parseIp(name) && !ipAddresses.includes(name));
      if (fingerprint !== leaf?.fingerprint || address === undefined) continue;
      const isWanted = address === host;
      yield {
        range,
        ...(isWanted && { severity: 'breaks-now' }),
        message: `The registry’s certificate has ${address} as DNS name${isWanted ? ', so it is not valid for that address' : ', where it has no effect'}: addresses need an IP entry.`,
        declined: 'No CA and no setting of a client cures this: the certificate has to be issued anew.',
      };
    }
  },
};
