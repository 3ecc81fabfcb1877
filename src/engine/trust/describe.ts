import type { Held } from './collect.ts';
import { withColons } from './sayings.ts';
import type { Certificate } from './trust.ts';
import { networkText } from './x509/name-constraints.ts';
import { visible } from './x509/names.ts';
import type { Name, NameConstraints, Parsed, PublicKey, Subtrees } from './x509/parsed.ts';
import { permitsServerAuth } from './x509/verify.ts';

/** What the place of a certificate among the others says about it. */
export type Standing = Pick<Certificate, 'role' | 'namesake' | 'selfSigned'>;

/** Every certificate as plain data; one that stands in several places is described once. */
export function describeAll(held: readonly Held[], standingOf: (parsed: Parsed) => Standing): Certificate[] {
  const known = new Map<Parsed, Omit<Certificate, 'path' | 'range'>>();
  return held.map(({ file, range, parsed }) => {
    const described = known.get(parsed) ?? describe(parsed, standingOf(parsed));
    known.set(parsed, described);
    return { path: file.path, range, ...described };
  });
}

function describe(parsed: Parsed, standing: Standing): Omit<Certificate, 'path' | 'range'> {
  const { key } = parsed;
  return {
    pem: parsed.pem,
    subject: visible(parsed.subject.text),
    issuer: visible(parsed.issuer.text),
    name: displayName(parsed.subject, parsed.serial),
    issuerName: displayName(parsed.issuer, 'without a name'),
    commonName: visible(parsed.subject.commonName),
    organisation: visible(parsed.subject.organisation),
    issuerOrganisation: visible(parsed.issuer.organisation),
    fingerprint: parsed.fingerprint,
    serial: parsed.serial,
    notBefore: parsed.notBefore,
    notAfter: parsed.notAfter,
    isCa: parsed.basicConstraints.isCa,
    dnsNames: (parsed.names?.dns ?? []).map(visible),
    ipAddresses: parsed.names?.ips ?? [],
    hasNames: parsed.names !== undefined,
    key: keyText(key),
    ...(key.bits !== undefined && { keyBits: key.bits }),
    signature: parsed.signature.name,
    signatureInsecure: parsed.signature.insecure,
    maySign: parsed.keyUsage?.certSign !== false,
    maySecureServers: permitsServerAuth(parsed),
    keyIdentifier: withColons(parsed.subjectKeyId),
    issuerKeyIdentifier: withColons(parsed.authorityKeyId),
    ...(parsed.basicConstraints.pathLength !== undefined && { pathLength: parsed.basicConstraints.pathLength }),
    ...(parsed.nameConstraints && { constraints: constraintsOf(parsed.nameConstraints) }),
    ...(parsed.refusal && { refusal: parsed.refusal }),
    ...standing,
  };
}

export const displayName = (name: Name, otherwise: string): string =>
  visible(name.commonName || name.text) || `serial ${otherwise}`;

const constraintsOf = ({ permitted, excluded }: NameConstraints): Certificate['constraints'] => ({
  permitted: subtreeTexts(permitted),
  excluded: subtreeTexts(excluded),
});

const subtreeTexts = ({ dns, ips }: Subtrees): string[] => [...dns.map(visible), ...ips.map(networkText)];

const keyText = ({ algorithm, bits, curve }: PublicKey): string =>
  algorithm === 'other' ? 'a key of another kind' : [algorithm, curve ?? bits].filter(Boolean).join(' ');

/** The first occurrence of each. */
export function byFingerprint(certificates: readonly Certificate[]): (parsed: Parsed) => Certificate[] {
  const first = new Map<string, Certificate>();
  for (const one of certificates) if (!first.has(one.fingerprint)) first.set(one.fingerprint, one);
  return ({ fingerprint }) => {
    const found = first.get(fingerprint);
    return found ? [found] : [];
  };
}
