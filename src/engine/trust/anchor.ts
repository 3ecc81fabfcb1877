import { isSelfSigned } from './chain.ts';
import type { Anchor } from './trust.ts';
import type { Parsed } from './x509/parsed.ts';
import { verifyChain } from './x509/verify.ts';

export interface AnchorChoice {
  certificates: Parsed[];
  kind: Anchor['kind'];
}

/** So many CAs without a chain are a system's store, not the CA of a registry. */
const mostWithoutChain = 10;

/**
 * What has to be installed so that Go verifies the chain: its root, else the highest CA at hand, with the intermediates that
 * the server does not send; a self-signed server certificate itself. Nothing when none of these serves.
 */
export async function chooseAnchor(
  chain: readonly Parsed[],
  presented: readonly Parsed[],
  at: number | undefined,
): Promise<AnchorChoice | undefined> {
  const [leaf] = chain;
  if (!leaf) return undefined;
  const sent = new Set(presented.map(({ fingerprint }) => fingerprint));
  for (let top = chain.length - 1; top > 0; top--) {
    const above = chain[top];
    if (!above) break;
    const omitted = chain.slice(1, top).filter(({ fingerprint }) => !sent.has(fingerprint));
    const certificates = [above, ...omitted];
    const outcome = await verifyChain(leaf, { roots: certificates, intermediates: presented.slice(1), at });
    if (outcome.result === 'bad') continue;
    return { certificates, kind: (await isSelfSigned(above)) ? 'root' : 'intermediate' };
  }
  return chain.length === 1 && (await isSelfSigned(leaf))
    ? { certificates: [leaf], kind: 'server-certificate' }
    : undefined;
}

/** The CAs themselves when no certificate of the server is at hand: without it nothing tells which of them signs. */
export async function anchorWithoutChain(
  pool: readonly Parsed[],
  at: number | undefined,
): Promise<AnchorChoice | undefined> {
  const usable = pool.filter(
    ({ basicConstraints, keyUsage, refusal, notBefore, notAfter }) =>
      basicConstraints.isCa &&
      keyUsage?.certSign !== false &&
      refusal === undefined &&
      (at === undefined || (notBefore <= at && at <= notAfter)),
  );
  if (usable.length === 0 || usable.length > mostWithoutChain) return undefined;
  const roots: Parsed[] = [];
  for (const certificate of usable) if (await isSelfSigned(certificate)) roots.push(certificate);
  const others = usable.filter((certificate) => !roots.includes(certificate));
  const [first] = roots;
  const isServers = first !== undefined && roots.length === 1 && others.length === 0 && hasNames(first);
  const kind = isServers ? 'server-certificate' : roots.length > 0 ? 'root' : 'intermediate';
  return { certificates: [...roots, ...others], kind };
}

/** A CA that names hosts is a server's certificate that vouches for itself, as `openssl req -x509` makes it. */
const hasNames = ({ names }: Parsed): boolean => (names?.dns.length ?? 0) + (names?.ips.length ?? 0) > 0;
