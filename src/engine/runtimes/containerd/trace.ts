import type { Station, Trace } from '../../workspace/report.ts';
import type { Pull, PullFile } from '../pull.ts';
import { traceOf } from '../trace-of.ts';
import type { Endpoint } from './endpoints.ts';
import type { HostDirectory } from './host-directory.ts';
import { resolve } from './resolution.ts';
import { configStation, credentialsStation, endpointStation, tlsStation } from './stations.ts';

/** Follows a pull by containerd's CRI image service over the files of the case, station by station. */
export function traceContainerdPull(pull: Pull): Trace {
  const { config, configFile, settings, roots, directory, error, endpoints } = resolve(pull);
  const stations = [configStation(configFile, config, settings, roots)];
  if (directory) {
    const asked = error === undefined ? lastAsked(pull, endpoints, directory.file) : undefined;
    const endpoint = endpointStation(asked?.endpoint ?? endpoints[0], error, directory.file);
    stations.push(settled(directory, asked?.tls), {
      ...endpoint,
      detail: [...endpoint.detail, ...(asked?.passed ?? [])],
    });
    if (asked) stations.push(asked.tls, credentialsStation(pull, settings));
  }
  return traceOf(pull, stations);
}

/** Files that nobody gave are missed only where the certificate asks for them: else the pull may well do without. */
const settled = ({ station, path, file }: HostDirectory, tls: Station | undefined): Station =>
  station.state === 'broken' && !path && !file && tls && tls.state !== 'broken'
    ? { ...station, state: 'unknown' }
    : station;

interface Asked {
  endpoint: Endpoint;
  tls: Station;
  /** Of those that were asked before it. */
  passed: string[];
}

/**
 * The endpoint that serves the pull: one whose certificate is refused is passed over, as any other that fails
 * (core/remotes/docker/resolver.go Resolve; measured: mirror-no-ca). Where all are refused, the error of the first is shown.
 */
function lastAsked(pull: Pull, endpoints: readonly Endpoint[], file: PullFile | undefined): Asked | undefined {
  const passed: string[] = [];
  let refused: Asked | undefined;
  for (const endpoint of endpoints) {
    const tls = tlsStation(pull, endpoint, file);
    if (tls.state !== 'broken') return { endpoint, tls, passed };
    refused ??= { endpoint, tls, passed: [] };
    passed.push(`${endpoint.url} is asked before it, and its certificate refused: ${tls.says}`);
  }
  return refused;
}
