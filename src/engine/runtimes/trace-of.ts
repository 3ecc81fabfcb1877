import type { Station, Trace } from '../workspace/report.ts';
import type { Pull } from './pull.ts';

/** The trace of a pull: what the image's name says, then the stations of its runtime, and where that ends. */
export function traceOf(pull: Pull, ofRuntime: readonly Station[], outcome = outcomeOf(ofRuntime)): Trace {
  const { image, registry, target } = pull;
  const reference: Station = {
    name: 'reference',
    state: 'ok',
    says: image ?? `${registry}/…`,
    detail: [`The registry is ${registry}: the part before the first slash.`],
  };
  return {
    runtime: target.runtime,
    registry,
    ...(image && { image }),
    stations: [reference, ...ofRuntime],
    outcome,
  };
}

/** Where a pull ends up as far as trust goes, when all that decides it is among its stations. */
function outcomeOf(stations: readonly Station[]): Trace['outcome'] {
  if (stations.some(({ state }) => state === 'insecure')) return 'insecure';
  const tls = stations.find(({ name }) => name === 'tls');
  if (!tls || tls.state === 'broken') return 'fails';
  return tls.state === 'ok' ? 'pulls' : 'unknown';
}
