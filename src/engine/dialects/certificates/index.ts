import type { Dialect } from '../rule.ts';
import { type CertificatesDocument, readCertificates } from './document.ts';
import { registryOf } from './places.ts';
import { rules } from './rules/index.ts';

/** PEM files, output of TLS clients, and the PEM within other files, e.g. in an error text or a Secret. */
export const certificates: Dialect<CertificatesDocument> = {
  id: 'certificates',
  title: 'Certificates',
  read: readCertificates,
  rules,
  // Certificates are judged for one registry, and prove nothing about another one.
  told(problem, _, document, theCase) {
    const registry = registryOf(document, theCase);
    return registry === undefined ? problem : { registries: [registry], ...problem };
  },
  // Files of CAs are read at every pull, or are copied by update-ca-certificates, which the plan's placement says.
  applies: () => [],
};
