import { type Failure, type Hint, unknownAuthority } from './failure.ts';
import type { Parsed } from './parsed.ts';
import { checkSignature } from './signature.ts';
import { validityError } from './validity.ts';

/** One search for chains, shared by all its branches. */
export interface Search {
  roots: readonly Parsed[];
  intermediates: readonly Parsed[];
  at: number | undefined;
  signatureChecks: number;
  /** Why a candidate could be neither taken nor refused. */
  unknown: string | undefined;
}

interface Built {
  chains: Parsed[][];
  /** Why there is none, when there is none. */
  failure: Failure;
}

/** Go gives up after so many (`maxChainSignatureChecks`). */
const mostSignatureChecks = 100;
const tooMany = 'x509: signature check attempts limit reached while verifying certificate chain';

/**
 * Go's `buildChains` (crypto/x509/verify.go, Go 1.26), with its order of candidates and its way of keeping errors: a
 * certificate outside its dates is reported as such, a wrong signature only as a hint.
 */
export async function buildChains(certificate: Parsed, chain: readonly Parsed[], search: Search): Promise<Built> {
  const chains: Parsed[][] = [];
  let failure: Failure | undefined;
  let hint: Hint | undefined;
  for (const { candidate, place } of candidatesFor(certificate, search)) {
    search.signatureChecks += 1;
    if (search.signatureChecks > mostSignatureChecks) {
      failure = { error: tooMany, culprit: certificate };
      break;
    }
    if (candidate.key.algorithm === 'other' || isIn(chain, candidate)) continue;
    const check = await checkSignature(certificate, candidate);
    if (check.result === 'unknown') search.unknown ??= check.why;
    if (check.result === 'bad') hint ??= { error: check.error, candidate };
    if (check.result !== 'good') continue;
    failure = validityError(candidate, place, chain, search.at);
    if (failure) hint ??= { error: failure.error, candidate };
    else if (place === 'root') chains.push([...chain, candidate]);
    else {
      const further = await buildChains(candidate, [...chain, candidate], search);
      chains.push(...further.chains);
      if (further.chains.length === 0) failure = further.failure;
    }
  }
  return { chains, failure: failure ?? unknownAuthority(certificate, hint) };
}

type Candidate = { candidate: Parsed; place: 'root' | 'intermediate' };

function candidatesFor(certificate: Parsed, { roots, intermediates }: Search): Candidate[] {
  return [
    ...parentsOf(certificate, roots).map((candidate): Candidate => ({ candidate, place: 'root' })),
    ...parentsOf(certificate, intermediates).map((candidate): Candidate => ({ candidate, place: 'intermediate' })),
  ];
}

/** Go's `findPotentialParents`: those that have the issuer's name, byte for byte, matching key identifiers first. */
export function parentsOf(certificate: Parsed, pool: readonly Parsed[]): Parsed[] {
  const named = pool.filter(
    (candidate, index) =>
      candidate.rawSubject === certificate.rawIssuer &&
      pool.findIndex(({ fingerprint }) => fingerprint === candidate.fingerprint) === index,
  );
  return named.sort((a, b) => keyIdentifierRank(certificate, a) - keyIdentifierRank(certificate, b));
}

function keyIdentifierRank({ authorityKeyId }: Parsed, { subjectKeyId }: Parsed): number {
  if (authorityKeyId === subjectKeyId) return 0;
  return authorityKeyId === '' || subjectKeyId === '' ? 1 : 2;
}

/** Go's `alreadyInChain`: the same name, key and alternative names, which also ends loops of cross-signatures. */
function isIn(chain: readonly Parsed[], candidate: Parsed): boolean {
  for (const { rawSubject, rawPublicKey, names } of chain) {
    if (rawSubject !== candidate.rawSubject || rawPublicKey !== candidate.rawPublicKey) continue;
    if (names?.raw === candidate.names?.raw) return true;
    if (!names || !candidate.names) return false;
  }
  return false;
}
