import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { hex } from './hex.ts';
import { formatIp } from './ip.ts';
import type { NameConstraints, Parsed, SubjectAltNames, Subtrees } from './parsed.ts';

type Extensions = Pick<
  Parsed,
  | 'basicConstraints'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'names'
  | 'nameConstraints'
  | 'subjectKeyId'
  | 'authorityKeyId'
  | 'unhandledCriticalExtension'
  | 'demandsPolicies'
  | 'refusal'
>;

/** Extensions that Go handles itself, besides those read below (crypto/x509 `processExtensions`). */
const handled = new Set(['2.5.29.31', '2.5.29.32', '2.5.29.33', '2.5.29.36', '2.5.29.54', '1.3.6.1.5.5.7.1.1']);

/** What the extensions of a certificate say. */
export function extensionsOf(extensions: readonly pkijs.Extension[]): Extensions {
  const said: Extensions = {
    basicConstraints: { present: false, isCa: false },
    keyUsage: undefined,
    extendedKeyUsage: [],
    names: undefined,
    nameConstraints: undefined,
    subjectKeyId: '',
    authorityKeyId: '',
    unhandledCriticalExtension: false,
    demandsPolicies: false,
    refusal: undefined,
  };
  const seen = new Set<string>();
  for (const extension of extensions) {
    if (seen.has(extension.extnID)) said.refusal ??= 'x509: certificate contains duplicate extensions';
    seen.add(extension.extnID);
    if (!readInto(said, extension) && extension.critical && !handled.has(extension.extnID))
      said.unhandledCriticalExtension = true;
    // RFC 5280 4.2.1.11: requireExplicitPolicy is tag [0] of the policy constraints.
    if (extension.extnID === '2.5.29.36') said.demandsPolicies = true;
  }
  return said;
}

/** Whether the extension was one of those that are read. */
function readInto(said: Extensions, extension: pkijs.Extension): boolean {
  const { extnID, parsedValue } = extension;
  if (parsedValue instanceof pkijs.BasicConstraints) {
    const { cA, pathLenConstraint } = parsedValue;
    const length =
      pathLenConstraint instanceof asn1js.Integer ? pathLenConstraint.valueBlock.valueDec : pathLenConstraint;
    said.basicConstraints = { present: true, isCa: cA, ...(length !== undefined && { pathLength: length }) };
  } else if (extnID === '2.5.29.15' && parsedValue instanceof asn1js.BitString) {
    const [bits = 0] = parsedValue.valueBlock.valueHexView;
    // Go takes a key usage without any bit as none at all (`parent.KeyUsage != 0`).
    if (parsedValue.valueBlock.valueHexView.some((byte) => byte !== 0))
      said.keyUsage = { certSign: (bits & 0x04) !== 0 };
  } else if (parsedValue instanceof pkijs.ExtKeyUsage) said.extendedKeyUsage = [...parsedValue.keyPurposes];
  else if (extnID === '2.5.29.17' && parsedValue instanceof pkijs.AltName) {
    said.names = namesOf(parsedValue, hex(extension.extnValue.valueBlock.valueHexView));
    const { dns, ips, emails, uris } = said.names;
    return dns.length + ips.length + emails.length + uris.length > 0;
  } else if (parsedValue instanceof pkijs.NameConstraints) said.nameConstraints = constraintsOf(parsedValue);
  else if (extnID === '2.5.29.14' && parsedValue instanceof asn1js.OctetString)
    said.subjectKeyId = hex(parsedValue.valueBlock.valueHexView);
  else if (parsedValue instanceof pkijs.AuthorityKeyIdentifier)
    said.authorityKeyId = parsedValue.keyIdentifier ? hex(parsedValue.keyIdentifier.valueBlock.valueHexView) : '';
  else return false;
  return true;
}

function namesOf({ altNames }: pkijs.AltName, raw: string): SubjectAltNames {
  const texts = (type: number) =>
    altNames.flatMap((name) => (name.type === type && typeof name.value === 'string' ? [name.value] : []));
  const ips = altNames.flatMap(({ type, value }) =>
    type === 7 && value instanceof asn1js.OctetString ? [formatIp(value.valueBlock.valueHexView)] : [],
  );
  return { raw, emails: texts(1), dns: texts(2), uris: texts(6), ips };
}

const constraintsOf = (value: pkijs.NameConstraints): NameConstraints => ({
  permitted: subtreesOf(value.permittedSubtrees),
  excluded: subtreesOf(value.excludedSubtrees),
});

function subtreesOf(subtrees: readonly pkijs.GeneralSubtree[] = []): Subtrees {
  const read: Subtrees = { dns: [], ips: [], others: false };
  for (const { base } of subtrees) {
    const bytes = base.value instanceof asn1js.OctetString ? base.value.valueBlock.valueHexView : undefined;
    if (base.type === 2 && typeof base.value === 'string') read.dns.push(base.value);
    else if (base.type === 7 && bytes)
      read.ips.push({ address: bytes.slice(0, bytes.length / 2), mask: bytes.slice(bytes.length / 2) });
    else if (base.type === 1 || base.type === 6) read.others = true;
  }
  return read;
}
