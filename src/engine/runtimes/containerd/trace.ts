import type { ContainerdConfigFacts, ContainerdHostsFacts } from '../../workspace/facts.ts';
import type { Station, Trace } from '../../workspace/report.ts';
import { isBefore } from '../../workspace/version.ts';
import { handshake } from '../anchoring.ts';
import type { Pull, PullFile } from '../pull.ts';
import { defaultEndpoint, type Endpoint, endpointsOfHosts, endpointsOfLegacy, isLoopback } from './endpoints.ts';
import {
  directoryNames,
  hostDirectories,
  NEWEST,
  type RegistrySettings,
  registrySettings,
} from './registry-settings.ts';

/** Follows a pull by containerd's CRI image service over the files of the case, station by station. */
export function traceContainerdPull(pull: Pull): Trace {
  const release = pull.target.version || NEWEST;
  const configFile = pull.files.find(({ facts }) => facts.kind === 'containerd-config');
  const config = configFile?.facts.kind === 'containerd-config' ? configFile.facts : undefined;
  const settings = registrySettings(config, release);
  const stations: Station[] = [referenceStation(pull), configStation(configFile, config, settings)];
  if (settings.state !== 'loaded') return traceOf(pull, stations);

  const found = findHostDirectory(pull, configFile, hostDirectories(settings, config, release), release);
  const legacy = !settings.configPath && settings.tables.some(({ mirrors, tls }) => mirrors.length + tls.length > 0);
  const endpoints = found.hosts
    ? endpointsOfHosts(found.hosts, pull.registry)
    : found.caFiles.length > 0
      ? [{ ...defaultEndpoint(pull.registry), ca: found.caFiles }]
      : legacy
        ? endpointsOfLegacy(settings.tables, pull.registry, isBefore(release, '2.0'))
        : [defaultEndpoint(pull.registry)];
  const first = endpoints[0];
  stations.push(found.station, endpointStation(first, found.file));
  if (first) stations.push(tlsStation(pull, first, found.file), credentialsStation(pull, settings));
  return traceOf(pull, stations);
}

const referenceStation = (pull: Pull): Station => ({
  name: 'reference',
  state: 'ok',
  says: pull.image ?? `${pull.registry}/…`,
  detail: [`The registry is ${pull.registry}: the part before the first slash.`],
});

function configStation(
  file: PullFile | undefined,
  config: ContainerdConfigFacts | undefined,
  settings: RegistrySettings,
): Station {
  const at = file && { path: file.file.path };
  if (settings.state === 'daemon-does-not-start')
    return { name: 'config', state: 'broken', says: `containerd does not start: ${settings.error}`, detail: [], ...at };
  if (settings.state === 'cri-not-loaded')
    return {
      name: 'config',
      state: 'broken',
      says: `The CRI plugin is not loaded: ${settings.error}`,
      detail: [],
      ...at,
    };
  if (!config)
    return {
      name: 'config',
      state: 'unknown',
      says: 'config.toml was not pasted.',
      detail: ['Whether config_path is set is not known.'],
    };
  if (settings.configPath) {
    const range = config.registries.find((table) => table.configPath?.value === settings.configPath)?.configPath?.range;
    return {
      name: 'config',
      state: 'ok',
      says: `config_path is ${settings.configPath}`,
      detail: [],
      ...at,
      ...(range && { range }),
    };
  }
  return {
    name: 'config',
    state: 'broken',
    says: 'config_path is not set where this release reads it.',
    detail: ['containerd looks into no host directory.'],
    ...at,
  };
}

interface HostDirectory {
  station: Station;
  hosts?: ContainerdHostsFacts;
  /** Docker-style `*.crt` files, read where there is no usable hosts.toml (HOSTS loadCertFiles). */
  caFiles: string[];
  file?: PullFile;
}

function findHostDirectory(pull: Pull, config: PullFile | undefined, roots: string[], release: string): HostDirectory {
  const name = 'host-directory';
  const hostsFiles = pull.files.filter(({ facts }) => facts.kind === 'containerd-hosts');
  const use = (file: PullFile, says: string): HostDirectory => ({
    station: {
      name,
      state: 'ok',
      says,
      detail: ['Read anew at every pull; no restart is needed.'],
      path: file.file.path,
    },
    ...(file.facts.kind === 'containerd-hosts' && { hosts: file.facts }),
    caFiles: [],
    file,
  });
  if (config && roots.length === 0)
    return { station: { name, state: 'unreached', says: 'Never read.', detail: [] }, caFiles: [] };
  for (const root of roots)
    for (const directory of directoryNames(pull.registry, release)) {
      const path = `${root.replace(/\/+$/, '')}/${directory}`;
      const inside = pull.files.filter((file) => (file.installAt ?? '').startsWith(`${path}/`));
      const hosts = inside.find(({ installAt, file }) => installAt === `${path}/hosts.toml` && file.text !== '');
      if (hosts) return use(hosts, `${path}/hosts.toml`);
      const caFiles = inside
        .map(({ installAt = '' }) => installAt)
        .filter((ca) => /^[^/]+\.crt$/.test(ca.slice(path.length + 1)));
      if (caFiles.length > 0)
        return {
          station: { name, state: 'ok', says: `${path} (docker-style certificates)`, detail: caFiles },
          caFiles,
        };
    }
  const unplaced = hostsFiles.find(
    ({ facts, installAt }) =>
      facts.kind === 'containerd-hosts' &&
      (!installAt || (!config && facts.directory && directoryNames(pull.registry, release).includes(facts.directory))),
  );
  if (unplaced) return use(unplaced, `${unplaced.file.path}, taken to stand in ${pull.registry}'s directory`);
  return {
    station: {
      name,
      state: roots.length > 0 ? 'broken' : 'unknown',
      says: roots.length > 0 ? `No file for ${pull.registry} among those given.` : 'Not known without config.toml.',
      detail: roots.map((root) => `${root}/${pull.registry}/hosts.toml`),
    },
    caFiles: [],
  };
}

function endpointStation(endpoint: Endpoint | undefined, file: PullFile | undefined): Station {
  if (!endpoint)
    return {
      name: 'endpoint',
      state: 'broken',
      says: 'No endpoint may both resolve and pull.',
      detail: [],
      ...(file && { path: file.file.path }),
    };
  const plain = endpoint.url.startsWith('http://');
  return {
    name: 'endpoint',
    state: plain && !isLoopback(endpoint.url) ? 'insecure' : 'ok',
    says: endpoint.url,
    detail: plain ? ['Plain HTTP: nothing is encrypted and nobody is identified.'] : [],
    ...(file && { path: file.file.path, ...(endpoint.range && { range: endpoint.range }) }),
  };
}

function tlsStation(pull: Pull, endpoint: Endpoint, file: PullFile | undefined): Station {
  const at = file && { path: file.file.path, ...(endpoint.range && { range: endpoint.range }) };
  if (endpoint.url.startsWith('http://'))
    return {
      name: 'tls',
      state: isLoopback(endpoint.url) ? 'ok' : 'insecure',
      says: 'No TLS on this endpoint.',
      detail: [],
      ...at,
    };
  if (endpoint.skipVerify && !isLoopback(endpoint.url))
    return {
      name: 'tls',
      state: 'insecure',
      says: 'Any certificate is accepted: skip_verify is on.',
      detail: [],
      ...at,
    };
  return { name: 'tls', ...handshake(pull, endpoint.ca, 'The containerd process'), ...at };
}

function credentialsStation(pull: Pull, settings: RegistrySettings): Station {
  const inConfig =
    settings.state === 'loaded' &&
    settings.tables.some(({ authHosts }) => authHosts.some(({ value }) => value === pull.registry));
  return inConfig
    ? { name: 'credentials', state: 'ok', says: 'From config.toml, unless the pod brings its own.', detail: [] }
    : {
        name: 'credentials',
        state: 'unknown',
        says: "The pod's imagePullSecrets, which are not part of these files.",
        detail: [],
      };
}

function traceOf(pull: Pull, stations: Station[]): Trace {
  const states = new Set(stations.filter(({ name }) => name !== 'credentials').map(({ state }) => state));
  const tls = stations.find(({ name }) => name === 'tls')?.state;
  const outcome = states.has('insecure')
    ? 'insecure'
    : tls === 'ok'
      ? 'pulls'
      : tls === undefined || tls === 'broken'
        ? 'fails'
        : 'unknown';
  return {
    runtime: 'containerd',
    registry: pull.registry,
    ...(pull.image && { image: pull.image }),
    stations,
    outcome,
  };
}
