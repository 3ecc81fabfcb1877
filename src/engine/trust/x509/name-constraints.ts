import { goQuote } from './go-quote.ts';
import { formatIp, parseIp } from './ip.ts';
import type { NameConstraints, Parsed, SubjectAltNames, Subtrees } from './parsed.ts';

/** What the name constraints of a chain say to its names; `unknown` where they are about mail addresses or URIs. */
export type ConstraintCheck = { result: 'good' } | { result: 'bad'; detail: string } | { result: 'unknown' };

/** Go's `checkChainConstraints` (crypto/x509/constraints.go, Go 1.26). `chain` is leaf first. */
export function checkConstraints(chain: readonly Parsed[]): ConstraintCheck {
  for (const [index, { names }] of chain.entries()) {
    if (!names) continue;
    for (const above of chain.slice(index + 1)) {
      if (!above.nameConstraints) continue;
      const check = checkNames(names, above.nameConstraints);
      if (check.result !== 'good') return check;
    }
  }
  return { result: 'good' };
}

function checkNames(names: SubjectAltNames, constraints: NameConstraints): ConstraintCheck {
  const { permitted, excluded } = constraints;
  if ((permitted.others || excluded.others) && names.emails.length + names.uris.length > 0)
    return { result: 'unknown' };
  for (const ip of names.ips) {
    if (permitted.ips.length > 0 && networkAround(permitted, ip) === undefined) return bad('IP address', ip);
    const by = networkAround(excluded, ip);
    if (by !== undefined) return bad('IP address', ip, by);
  }
  for (const name of names.dns) {
    if (permitted.dns.length > 0 && !permitted.dns.some((constraint) => isWithin(constraint, name)))
      return bad('DNS name', name);
    const by = excluding(excluded, name);
    if (by !== undefined) return bad('DNS name', name, by);
  }
  return { result: 'good' };
}

function bad(kind: string, name: string, excludedBy?: string): ConstraintCheck {
  const why =
    excludedBy === undefined
      ? 'is not permitted by any constraint'
      : `is excluded by constraint ${goQuote(excludedBy)}`;
  return { result: 'bad', detail: `${kind} ${goQuote(name)} ${why}` };
}

/** The broadest excluding constraint. A wildcard is excluded as well by a constraint on any name that it covers. */
function excluding({ dns }: Subtrees, name: string): string | undefined {
  const hits = dns.filter((constraint) => isWithin(constraint, name));
  if (name.startsWith('*'))
    hits.push(...dns.filter((constraint) => withoutFirstLabel(constraint) === withoutFirstLabel(name)));
  return hits.sort((a, b) => a.length - b.length)[0];
}

const withoutFirstLabel = (name: string): string =>
  name.includes('.') ? name.slice(name.indexOf('.')).toLowerCase() : name;

/** `internal.corp` covers itself and what lies below; `.internal.corp` only what lies below; the empty one everything. */
function isWithin(constraint: string, name: string): boolean {
  const [suffix, whole] = [constraint.toLowerCase(), name.toLowerCase()];
  if (suffix === '') return true;
  if (!whole.endsWith(suffix)) return false;
  return suffix.startsWith('.') || whole.length === suffix.length || whole[whole.length - suffix.length - 1] === '.';
}

/** The network that holds the address, as Go prints it. */
function networkAround({ ips }: Subtrees, text: string): string | undefined {
  const ip = parseIp(text);
  const network = ips.find(
    ({ address, mask }) =>
      ip?.length === address.length && ip.every((byte, i) => ((byte ^ (address[i] ?? 0)) & (mask[i] ?? 0)) === 0),
  );
  return network && networkText(network);
}

/** A network as Go prints it. */
export const networkText = ({ address, mask }: Subtrees['ips'][number]): string =>
  `${formatIp(address)}/${oneBits(mask)}`;

const oneBits = (mask: Uint8Array): number =>
  mask.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
