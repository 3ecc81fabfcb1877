import type { ContainerdConfigFacts } from '../../workspace/facts.ts';
import type { Station } from '../../workspace/report.ts';
import { handshake } from '../handshake.ts';
import type { Pull, PullFile } from '../pull.ts';
import { type Endpoint, isLoopback } from './endpoints.ts';
import type { RegistrySettings } from './registry-settings.ts';

export function configStation(
  file: PullFile | undefined,
  config: ContainerdConfigFacts | undefined,
  settings: RegistrySettings,
): Station {
  const station = (state: Station['state'], says: string, detail: string[] = []): Station => ({
    name: 'config',
    state,
    says,
    detail,
    ...(file && { path: file.file.path }),
  });
  if (settings.state === 'daemon-does-not-start')
    return station('broken', `containerd does not start: ${settings.error}`);
  if (settings.state === 'cri-not-loaded') return station('broken', `The CRI plugin is not loaded: ${settings.error}`);
  if (!config) return station('unknown', 'config.toml was not pasted.', ['Whether config_path is set is not known.']);
  if (!settings.configPath)
    return station('broken', 'config_path is not set where this release reads it.', [
      'containerd looks into no host directory.',
    ]);
  const range = config.registries.find((table) => table.configPath?.value === settings.configPath)?.configPath?.range;
  return { ...station('ok', `config_path is ${settings.configPath}`), ...(range && { range }) };
}

export function endpointStation(endpoint: Endpoint | undefined, file: PullFile | undefined): Station {
  const at = file && { path: file.file.path, ...(endpoint?.range && { range: endpoint.range }) };
  if (!endpoint)
    return { name: 'endpoint', state: 'broken', says: 'No endpoint may both resolve and pull.', detail: [], ...at };
  const plain = endpoint.url.startsWith('http://');
  return {
    name: 'endpoint',
    state: plain && !isLoopback(endpoint.url) ? 'insecure' : 'ok',
    says: endpoint.url,
    detail: plain ? ['Plain HTTP: nothing is encrypted and nobody is identified.'] : [],
    ...at,
  };
}

export function tlsStation(pull: Pull, endpoint: Endpoint, file: PullFile | undefined): Station {
  const at = file && { path: file.file.path, ...(endpoint.range && { range: endpoint.range }) };
  const loopback = isLoopback(endpoint.url);
  if (endpoint.url.startsWith('http://'))
    return { name: 'tls', state: loopback ? 'ok' : 'insecure', says: 'No TLS on this endpoint.', detail: [], ...at };
  if (endpoint.skipVerify && !loopback)
    return {
      name: 'tls',
      state: 'insecure',
      says: 'Any certificate is accepted: verification is off.',
      detail: [],
      ...at,
    };
  return { name: 'tls', ...handshake(pull, endpoint.ca, 'The containerd process'), ...at };
}

export function credentialsStation(pull: Pull, settings: RegistrySettings): Station {
  const hosts = settings.state === 'loaded' ? settings.tables.flatMap(({ authHosts }) => authHosts) : [];
  return hosts.some(({ value }) => value === pull.registry)
    ? { name: 'credentials', state: 'ok', says: 'From config.toml, unless the pod brings its own.', detail: [] }
    : {
        name: 'credentials',
        state: 'unknown',
        says: "The pod's imagePullSecrets, which are not part of these files.",
        detail: [],
      };
}
