import type { Station, Trace } from '../../workspace/report.ts';
import { isBefore } from '../../workspace/version.ts';
import { endpointsOfHosts } from '../containerd/endpoints.ts';
import { handshake, withoutChain } from '../handshake.ts';
import type { Pull } from '../pull.ts';
import { traceOf } from '../trace-of.ts';
import { certsDirectory } from './certs-directory.ts';
import { isHub } from './insecure-entry.ts';
import {
  type DockerSettings,
  dockerSettings,
  type Exemption,
  exemptionOf,
  type Mirror,
  mirrorsOf,
  type RunningSettings,
} from './settings.ts';

/**
 * Follows a `docker pull` over the files of the case (moby registry/service_v2.go lookupV2Endpoints, registry.go
 * newTLSConfig; with the containerd store daemon/hosts.go RegistryHosts; measured: dockerd 20.10.24, 26.1.5 and 28.5.2).
 */
export function traceDockerPull(pull: Pull): Trace {
  const settings = dockerSettings(pull);
  const host = isHub(pull.registry) ? 'docker.io' : pull.registry;
  const stations = settings.state === 'running' ? stationsOf(pull, settings, host) : [doesNotStart(settings)];
  return traceOf(pull, stations, outcomeOf(stations, host === 'docker.io'));
}

function doesNotStart({ file, refusal }: Extract<DockerSettings, { state: 'does-not-start' }>): Station {
  const says = `dockerd does not start: ${refusal.value}`;
  return { name: 'config', state: 'broken', says, detail: [], path: file.file.path, range: refusal.range };
}

function stationsOf(pull: Pull, settings: RunningSettings, host: string): Station[] {
  const [first] = host === 'docker.io' ? mirrorsOf(settings.facts, pull.target.version) : [];
  const mirror = first && asAsked(first, pull, settings);
  const contacted = mirror?.host ?? host;
  const exemption = exemptionOf(settings.facts, contacted);
  const config = configStation(settings, exemption, contacted, mirror);
  const endpoint = mirror ? mirror.url : `https://${host === 'docker.io' ? 'registry-1.docker.io' : host}`;
  if (mirror?.scheme === 'http' && !exemption.loopback) return [config, ...plainMirror(mirror)];
  if (exemption.covers === 'yes') return [config, ...unverified(endpoint, exemption), credentials];
  return [config, ...verified(pull, settings, { host, contacted, endpoint, mirror, exemption })];
}

function configStation(
  { file, facts }: RunningSettings,
  { entry, covers, loopback }: Exemption,
  host: string,
  mirror: Mirror | undefined,
): Station {
  if (!file || !facts)
    return {
      name: 'config',
      state: 'unknown',
      says: 'daemon.json was not pasted.',
      detail: [
        loopback
          ? 'dockerd does not verify this machine.'
          : 'Without it dockerd verifies every registry but this machine.',
      ],
    };
  const range = entry?.range ?? mirror?.place.range;
  const at = { path: file.file.path, ...(range && { range }) };
  const detail = mirror ? [`registry-mirrors: ${mirror.url} is asked before Docker Hub.`] : [];
  if (loopback)
    return {
      name: 'config',
      state: 'ok',
      says: `${host} is this machine, which dockerd does not verify.`,
      detail,
      ...at,
    };
  if (covers === 'no')
    return { name: 'config', state: 'ok', says: `insecure-registries does not cover ${host}.`, detail, ...at };
  const maybe = `The range ${entry?.value} in insecure-registries covers ${host} if its name resolves into it.`;
  return covers === 'maybe'
    ? { name: 'config', state: 'unknown', says: maybe, detail, ...at }
    : {
        name: 'config',
        state: 'insecure',
        says: `insecure-registries covers ${host}: ${entry?.value}.`,
        detail: [...detail, 'Verification is off for it, and certs.d is not read.'],
        ...at,
      };
}

/** For an exempt host neither its directory nor its certificates are read; plain HTTP is tried after HTTPS. */
function unverified(endpoint: string, { loopback }: Exemption): Station[] {
  const state = loopback ? 'ok' : 'insecure';
  const plain = endpoint.replace(/^https:/, 'http:');
  return [
    { name: 'host-directory', state: 'unreached', says: 'certs.d is not read for it.', detail: [] },
    { name: 'endpoint', state, says: `${endpoint}, then ${plain}`, detail: ['Whichever answers is used.'] },
    { name: 'tls', state, says: 'Any certificate is accepted.', detail: [] },
  ];
}

/** The containerd store before 28.0 asks every mirror by HTTPS (measured: 26.1.5; that of 28.5.2 keeps http://). */
const asAsked = (mirror: Mirror, { target }: Pull, { store }: RunningSettings): Mirror =>
  store === 'containerd' && isBefore(target.version, '28.0')
    ? { ...mirror, scheme: 'https', url: mirror.url.replace(/^http:/, 'https:') }
    : mirror;

function plainMirror({ url }: Mirror): Station[] {
  return [
    { name: 'host-directory', state: 'unreached', says: 'Not read for plain HTTP.', detail: [] },
    {
      name: 'endpoint',
      state: 'insecure',
      says: `${url}, then Docker Hub`,
      detail: ['Plain HTTP: nobody is identified.'],
    },
    { name: 'tls', state: 'insecure', says: 'No TLS on this endpoint.', detail: [] },
    credentials,
  ];
}

interface Verified {
  host: string;
  contacted: string;
  endpoint: string;
  mirror: Mirror | undefined;
  exemption: Exemption;
}

function verified(
  pull: Pull,
  settings: RunningSettings,
  { host, contacted, endpoint, mirror, exemption }: Verified,
): Station[] {
  // Since 28.0 the containerd store keeps one set of certificates for Docker Hub and its mirrors; the classic store asks
  // none for Docker Hub, and for a mirror those of the mirror's own directory (measured: mirror, mirror-ca-docker-io).
  const shared = settings.store === 'containerd' && !isBefore(pull.target.version, '28.0');
  const name = host === 'docker.io' && shared ? 'docker.io' : contacted;
  if (name === 'docker.io' && settings.store === 'classic') return [hubDirectory, ...reached(endpoint), ...atHub(pull)];
  const directory = certsDirectory(pull, settings, name);
  if (directory.fails) return [directory.station];
  const [first] = directory.hosts
    ? endpointsOfHosts(directory.hosts, host, CONTAINERD).filter(({ asked }) => asked)
    : [];
  const ca = first ? first.ca : directory.caFiles;
  // The chain that was pasted is that of the registry.
  const shown = mirror ? { ...pull, trust: withoutChain(pull.trust) } : pull;
  const tls: Station = first?.skipVerify
    ? { name: 'tls', state: 'insecure', says: 'Any certificate is accepted: skip_verify.', detail: [] }
    : { name: 'tls', ...handshake(shown, ca, 'dockerd') };
  const told = exemption.covers === 'maybe' && tls.state !== 'ok' ? { ...tls, state: 'unknown' as const } : tls;
  return [
    directory.station,
    ...reached(first?.url ?? endpoint, mirror ? ['A mirror that fails is passed over: Docker Hub follows.'] : []),
    told,
    credentials,
  ];
}

/** The generation of containerd's resolver that dockerd is built with. */
const CONTAINERD = '2.1';

const reached = (url: string, detail: string[] = []): Station[] => [
  { name: 'endpoint', state: 'ok', says: url, detail },
];

const hubDirectory: Station = {
  name: 'host-directory',
  state: 'unreached',
  says: 'The classic image store reads no directory for Docker Hub.',
  detail: ['A proxy that inspects TLS has to be trusted by the machine, and dockerd restarted.'],
};

const atHub = (pull: Pull): Station[] => [{ name: 'tls', ...handshake(pull, [], 'dockerd') }, credentials];

const credentials: Station = {
  name: 'credentials',
  state: 'unknown',
  says: 'From docker login on the machine that pulls, which is not part of these files.',
  detail: [],
};

/** Where a pull ends up as far as trust goes; a mirror that fails leaves Docker Hub, of which the files say nothing. */
function outcomeOf(stations: readonly Station[], hub: boolean): Trace['outcome'] {
  if (stations.some(({ state }) => state === 'insecure')) return 'insecure';
  const tls = stations.find(({ name }) => name === 'tls');
  if (stations.some(({ name, state }) => name === 'config' && state === 'broken')) return 'fails';
  if (!tls || tls.state === 'broken') return hub ? 'unknown' : 'fails';
  return tls.state === 'ok' ? 'pulls' : 'unknown';
}
