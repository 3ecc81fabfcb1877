import type { ContainerdConfigFacts } from '../../workspace/facts.ts';
import type { Station } from '../../workspace/report.ts';
import { handshake, withoutChain } from '../handshake.ts';
import type { Pull, PullFile } from '../pull.ts';
import { defaultEndpoint, type Endpoint, hostOf, isLoopback, withPort } from './endpoints.ts';
import type { RegistrySettings } from './registry-settings.ts';

export function configStation(
  file: PullFile | undefined,
  config: ContainerdConfigFacts | undefined,
  settings: RegistrySettings,
  roots: readonly string[],
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
  if (roots.length === 0)
    return station('broken', 'config_path is not set where this release reads it.', [
      'containerd looks into no host directory.',
    ]);
  if (settings.byDefault) return station('ok', `config_path is not set, and ${settings.configPath} by default.`);
  const range = config.registries.find((table) => table.configPath?.value === settings.configPath)?.configPath?.range;
  return { ...station('ok', `config_path is ${settings.configPath}`), ...(range && { range }) };
}

export function endpointStation(
  endpoint: Endpoint | undefined,
  error: string | undefined,
  file: PullFile | undefined,
): Station {
  const at = file && { path: file.file.path, ...(endpoint?.range && { range: endpoint.range }) };
  if (!endpoint || error !== undefined)
    return { name: 'endpoint', state: 'broken', says: error ?? '', detail: [], ...at };
  const plain = isPlain(endpoint);
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
  const is = (state: Station['state'], says: string): Station => ({ name: 'tls', state, says, detail: [], ...at });
  if (isPlain(endpoint)) return is(loopback ? 'ok' : 'insecure', 'No TLS on this endpoint.');
  if (endpoint.skipVerify && loopback) return is('ok', 'On the node itself any certificate is accepted.');
  if (endpoint.skipVerify) return is('insecure', 'Any certificate is accepted: verification is off.');
  if (endpoint.httpsFirst) return is('insecure', 'Plain HTTP is used when HTTPS fails.');
  const shown = isOf(pull.registry, endpoint) ? pull : { ...pull, trust: withoutChain(pull.trust) };
  return { name: 'tls', ...handshake(shown, endpoint.ca, 'The containerd process'), ...at };
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

/** Whether it is the registry itself, whose chain is the one that was pasted. */
const isOf = (registry: string, { url }: Endpoint): boolean =>
  withPort(hostOf(url)) === withPort(hostOf(defaultEndpoint(registry).url));

const isPlain = ({ url, httpsFirst }: Endpoint): boolean => url.startsWith('http://') && !httpsFirst;
