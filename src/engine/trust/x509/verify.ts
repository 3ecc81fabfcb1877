import { buildChains } from './build-chains.ts';
import type { Failure } from './failure.ts';
import { hostNameError } from './host-name.ts';
import { checkConstraints } from './name-constraints.ts';
import type { Parsed } from './parsed.ts';
import { validityError } from './validity.ts';

export interface VerifyOptions {
  roots: readonly Parsed[];
  /** What the server sends besides its own certificate. */
  intermediates: readonly Parsed[];
  /** Name or address, without port. Without it names are not judged. */
  host?: string;
  /** Epoch milliseconds. Without it dates are not judged. */
  at?: number;
}

export type Outcome =
  | { result: 'good'; chains: Parsed[][] }
  | { result: 'bad'; failure: Failure }
  | { result: 'unknown'; why: string };

const bad = (failure: Failure): Outcome => ({ result: 'bad', failure });

/**
 * Go's `Certificate.Verify` as a TLS client calls it (crypto/x509/verify.go, Go 1.26): the leaf's dates, its names, then a
 * chain to any certificate of `roots`, which may be the leaf itself.
 */
export async function verify(leaf: Parsed, options: VerifyOptions): Promise<Outcome> {
  for (const culprit of [leaf, ...options.intermediates])
    if (culprit.refusal)
      return bad({
        error: `tls: failed to parse certificate from server: ${culprit.refusal}`,
        culprit,
      });
  const invalid = validityError(leaf, 'leaf', [], options.at);
  if (invalid) return bad(invalid);
  const mismatch = options.host ? hostNameError(leaf, options.host) : undefined;
  if (mismatch) return bad({ error: mismatch, culprit: leaf });
  return verifyChain(leaf, options);
}

/** The last step of `verify` alone: whether a chain leads to `roots`, whatever the leaf's own dates and names. */
export async function verifyChain(leaf: Parsed, { roots, intermediates, at }: VerifyOptions): Promise<Outcome> {
  const usable = roots.filter(({ refusal }) => refusal === undefined);
  if (usable.some(({ fingerprint }) => fingerprint === leaf.fingerprint)) return judged(leaf, [[leaf]]);
  const search = { roots: usable, intermediates, at, signatureChecks: 0, unknown: undefined };
  const built = await buildChains(leaf, [leaf], search);
  if (built.chains.length > 0) return judged(leaf, built.chains);
  return search.unknown ? { result: 'unknown', why: search.unknown } : bad(built.failure);
}

/** Key usages and name constraints of the chains that were found; one good chain is enough. */
function judged(leaf: Parsed, chains: Parsed[][]): Outcome {
  const good: Parsed[][] = [];
  let unknown: string | undefined;
  let constraint: string | undefined;
  for (const chain of chains) {
    if (!chain.every(permitsServerAuth)) continue;
    const check = checkConstraints(chain);
    if (check.result === 'unknown') unknown = 'name constraints on mail addresses or URIs';
    else if (check.result === 'bad') constraint ??= check.detail;
    else if (chain.slice(0, -1).some(({ demandsPolicies }) => demandsPolicies)) unknown = 'certificate policies';
    else good.push(chain);
  }
  if (good.length > 0) return { result: 'good', chains: good };
  if (unknown) return { result: 'unknown', why: unknown };
  if (constraint === undefined)
    return bad({
      error: 'x509: certificate specifies an incompatible key usage',
      culprit: leaf,
    });
  return bad({
    error: `x509: a root or intermediate certificate is not authorized to sign for this name: ${constraint}`,
    culprit: leaf,
  });
}

const serverAuth = '1.3.6.1.5.5.7.3.1';
const anyUsage = '2.5.29.37.0';

/** Whether the extended key usage allows TLS servers; every member of a chain has to (`checkChainForKeyUsage`). */
export const permitsServerAuth = ({ extendedKeyUsage }: Parsed): boolean =>
  extendedKeyUsage.length === 0 || extendedKeyUsage.some((usage) => usage === serverAuth || usage === anyUsage);
