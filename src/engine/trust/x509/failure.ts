import { goQuote } from './go-quote.ts';
import type { Parsed } from './parsed.ts';

/** Why verification fails. */
export interface Failure {
  /** Go's own text, with times in UTC. */
  error: string;
  /** The certificate that Go's error is about. */
  culprit: Parsed;
}

/** A candidate that has the issuer's name and was refused all the same. */
export interface Hint {
  error: string;
  candidate: Parsed;
}

/** Go's `UnknownAuthorityError`, with the first refused candidate. */
export function unknownAuthority(culprit: Parsed, hint: Hint | undefined): Failure {
  const error = 'x509: certificate signed by unknown authority';
  if (!hint) return { error, culprit };
  const { subject, serial } = hint.candidate;
  const name = goQuote(subject.commonName || subject.organisation || `serial:${serial}`);
  const because = `(possibly because of ${goQuote(hint.error)} while trying to verify candidate authority certificate ${name})`;
  return { error: `${error} ${because}`, culprit };
}
