import { quoted } from '../../trust/sayings.ts';
import type { Certificate } from '../../trust/trust.ts';

const roles: Readonly<Record<Certificate['role'], string>> = {
  leaf: 'registry’s certificate',
  intermediate: 'intermediate CA',
  root: 'root CA',
  unrelated: 'certificate',
};

/** e.g. `The intermediate CA “Internal Corp Issuing CA”`. */
export const theCertificate = ({ role, name }: Certificate): string => `The ${roles[role]} ${quoted(name)}`;

/** What has to happen to a certificate that cannot stay as it is, by its place in the chain. */
export const renewal: Readonly<Record<Certificate['role'], string>> = {
  leaf: 'Renew it on the registry; no setting of a client cures this.',
  intermediate: 'Have its CA issue it anew, and let the registry send the new one beside its own certificate.',
  root: 'Get the CA’s current certificate, put it wherever the old one is trusted, and have what it signs issued under it.',
  unrelated: 'Replace it, or take it out where it is not needed.',
};
