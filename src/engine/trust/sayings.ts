import type { Anchor, Certificate, MissingIssuer } from './trust.ts';

type Said = Pick<Anchor, 'says' | 'atRenewal'>;

/** One sentence on what to install, and one on what the next renewal of the registry's certificate does to it. */
export function sayings(
  kind: Anchor['kind'],
  certificates: readonly Certificate[],
  missing: MissingIssuer | undefined,
): Said {
  const [first, ...others] = certificates;
  const name = first ? quoted(first.name) : 'the certificate';
  const until = first ? day(first.notAfter) : 'its end';
  const besides =
    others.length > 0 ? `, with ${others.map((other) => quoted(other.name)).join(' and ')} beside it` : '';
  switch (kind) {
    case 'root':
      return {
        says: `Install the root CA ${name}${besides}: it vouches for the registry.`,
        atRenewal: `A renewed certificate of the registry is accepted without a change, as long as ${name} stands behind it, until ${until}.`,
      };
    case 'intermediate':
      return {
        says: `Install the intermediate CA ${name}${besides}, the highest that was pasted${missing ? `; its issuer ${missingText(missing)} was not` : ''}.`,
        atRenewal: `A renewed certificate of the registry is accepted only while ${name} signs it, until ${until}; the root above it would outlast a change of the intermediate.`,
      };
    case 'server-certificate':
      return {
        says: `Install the registry's own certificate ${name}: it is self-signed, so nothing else can vouch for it.`,
        atRenewal: `Every renewal breaks pulls until the new certificate is installed on every node; this one ends on ${until}.`,
      };
  }
}

/** e.g. `"Internal Corp Root CA" (CN=Internal Corp Root CA,O=Internal Corp, key identifier 12:34)`. */
export function missingText({ name, subject, keyIdentifier }: MissingIssuer): string {
  const details = [subject === name ? '' : subject, keyIdentifier && `key identifier ${keyIdentifier}`].filter(Boolean);
  return `${quoted(name)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

export const quoted = (name: string): string => `“${name}”`;

/** The UTC day of an instant. */
export const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** Hex as OpenSSL prints it: upper case, a colon between bytes. */
export const withColons = (hex: string): string => hex.toUpperCase().replace(/(..)(?=.)/g, '$1:');
