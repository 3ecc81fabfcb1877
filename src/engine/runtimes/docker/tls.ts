import type { Station } from '../../workspace/report.ts';
import { handshake } from '../anchoring.ts';
import type { Pull } from '../pull.ts';

type Tls = Pick<Station, 'state' | 'says' | 'detail'>;

/**
 * How the TLS handshake ends when exactly these files are added to the system's roots. Where they hold every certificate
 * of the case that the registry does not send itself, Go's own verdict over them is the answer.
 */
export function tlsWith(pull: Pull, caPaths: readonly string[]): Tls {
  const { trust } = pull;
  const told = handshake(pull, caPaths, 'dockerd');
  const sent = new Set(trust.presented.map(({ fingerprint }) => fingerprint));
  const elsewhere = trust.certificates.filter(
    ({ path, fingerprint }) => !caPaths.includes(path) && !sent.has(fingerprint),
  );
  const verdict = trust.verdictAsPasted;
  if (caPaths.length === 0 || elsewhere.length > 0 || !verdict) return told;
  if (!verdict.ok) return { ...told, state: 'broken', says: verdict.error };
  return told.state === 'ok' ? told : { ...told, state: 'ok', says: `Verified with ${caPaths.join(', ')}.` };
}
