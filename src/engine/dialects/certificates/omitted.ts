import type { Certificate, Trust } from '../../trust/trust.ts';

/** The intermediate of the chain that the handshake did not show although it was pasted elsewhere. */
export function omittedIntermediate({ presentation, presented, chain }: Trust): Certificate | undefined {
  if (presentation !== 'handshake') return undefined;
  const sent = new Set(presented.map(({ fingerprint }) => fingerprint));
  return chain.find(({ role, fingerprint }) => role === 'intermediate' && !sent.has(fingerprint));
}

/**
 * A pasted root that most likely stands above an intermediate that nobody pasted: the server's certificate is there alone,
 * and its issuer is of the same organisation as the root but has another name.
 */
export function rootBeyondGap(trust: Trust): Certificate | undefined {
  const [leaf, ...others] = trust.presented;
  const isAlone = (trust.presentation === 'handshake' || trust.presentation === 'file') && others.length === 0;
  if (!isAlone || !leaf || !trust.missingIssuer) return undefined;
  if (leaf.issuerOrganisation === '') return undefined;
  return trust.certificates.find(
    ({ selfSigned, isCa, namesake, organisation }) =>
      selfSigned && isCa && !namesake && organisation === leaf.issuerOrganisation,
  );
}
