import { parentsOf } from './x509/build-chains.ts';
import type { Parsed } from './x509/parsed.ts';
import { verifies } from './x509/signature.ts';

/**
 * From the leaf up to the last issuer that is at hand. An issuer is whoever has the name and, as far as that can be
 * computed, the key, whether or not it may sign: what is wrong with a chain shows only when it is drawn.
 */
export async function chainFrom(leaf: Parsed, pool: readonly Parsed[]): Promise<Parsed[]> {
  const chain = [leaf];
  for (let last = leaf; !(await isSelfSigned(last)); ) {
    const issuer = await firstOf(
      parentsOf(last, pool),
      async (candidate) => (await verifies(last, candidate)) !== false,
    );
    if (!issuer || chain.some(({ fingerprint }) => fingerprint === issuer.fingerprint)) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

/** Whether it vouches for itself. A signature that cannot be computed here counts: the names are equal. */
export async function isSelfSigned(certificate: Parsed): Promise<boolean> {
  return certificate.rawSubject === certificate.rawIssuer && (await verifies(certificate, certificate)) !== false;
}

/** Those of the pool that have the name of an issuer of the chain, but not its key. */
export async function namesakesOf(chain: readonly Parsed[], pool: readonly Parsed[]): Promise<Parsed[]> {
  const found: Parsed[] = [];
  for (const child of chain)
    for (const candidate of parentsOf(child, pool))
      if (!chain.includes(candidate) && (await verifies(child, candidate)) === false) found.push(candidate);
  return found;
}

async function firstOf<T>(items: readonly T[], fits: (item: T) => Promise<boolean>): Promise<T | undefined> {
  for (const item of items) if (await fits(item)) return item;
  return undefined;
}
