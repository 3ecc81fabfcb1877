import type { Station, Trace } from '../../workspace/report.ts';
import type { Pull } from '../pull.ts';
import { resolve } from './resolution.ts';
import { configStation, credentialsStation, endpointStation, tlsStation } from './stations.ts';

/** Follows a pull by containerd's CRI image service over the files of the case, station by station. */
export function traceContainerdPull(pull: Pull): Trace {
  const { config, configFile, settings, roots, directory, error, endpoints } = resolve(pull);
  const stations: Station[] = [
    {
      name: 'reference',
      state: 'ok',
      says: pull.image ?? `${pull.registry}/…`,
      detail: [`The registry is ${pull.registry}: the part before the first slash.`],
    },
    configStation(configFile, config, settings, roots),
  ];
  if (directory) {
    const [first] = endpoints;
    stations.push(directory.station, endpointStation(first, error, directory.file));
    if (first && error === undefined)
      stations.push(tlsStation(pull, first, directory.file), credentialsStation(pull, settings));
  }
  return {
    runtime: 'containerd',
    registry: pull.registry,
    ...(pull.image && { image: pull.image }),
    stations,
    outcome: outcomeOf(stations),
  };
}

/** Where a pull ends up as far as trust goes; credentials are not in the files. */
function outcomeOf(stations: readonly Station[]): Trace['outcome'] {
  if (stations.some(({ state }) => state === 'insecure')) return 'insecure';
  const tls = stations.find(({ name }) => name === 'tls');
  if (!tls || tls.state === 'broken') return 'fails';
  return tls.state === 'ok' ? 'pulls' : 'unknown';
}
