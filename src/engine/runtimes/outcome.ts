import type { Station, Trace } from '../workspace/report.ts';

/** Where a pull ends up as far as trust goes, when all that decides it is among its stations. */
export function outcomeOf(stations: readonly Station[]): Trace['outcome'] {
  if (stations.some(({ state }) => state === 'insecure')) return 'insecure';
  const tls = stations.find(({ name }) => name === 'tls');
  if (!tls || tls.state === 'broken') return 'fails';
  return tls.state === 'ok' ? 'pulls' : 'unknown';
}
