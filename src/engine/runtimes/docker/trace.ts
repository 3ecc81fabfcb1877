import type { DockerDaemonFacts } from '../../workspace/facts.ts';
import type { Station, Trace } from '../../workspace/report.ts';
import { handshake } from '../anchoring.ts';
import type { Pull, PullFile } from '../pull.ts';
import { isInsecure } from './insecure.ts';

const CERTS_D = '/etc/docker/certs.d';

/**
 * Follows a `docker pull` by dockerd's classic image store over the files of the case (moby daemon/pkg/registry
 * service_v2.go lookupV2Endpoints, registry.go newTLSConfig; facts: other-runtimes.md A2 to A4).
 */
export function traceDockerPull(pull: Pull): Trace {
  const daemonFile = pull.files.find(({ facts }) => facts.kind === 'docker-daemon');
  const daemon = daemonFile?.facts.kind === 'docker-daemon' ? daemonFile.facts : undefined;
  const insecure =
    daemon &&
    isInsecure(
      pull.registry,
      daemon.insecureRegistries.map(({ value }) => value),
    );
  const stations: Station[] = [
    {
      name: 'reference',
      state: 'ok',
      says: pull.image ?? `${pull.registry}/…`,
      detail: [`The registry is ${pull.registry}: the part before the first slash.`],
    },
    configStation(daemonFile, daemon, insecure === true, pull.registry),
    ...(insecure ? withoutVerification(pull.registry) : withVerification(pull)),
    {
      name: 'credentials',
      state: 'unknown',
      says: 'From docker login on the machine that pulls, which is not part of these files.',
      detail: [],
    },
  ];
  const tls = stations.find(({ name }) => name === 'tls')?.state;
  const outcome = insecure ? 'insecure' : tls === 'ok' ? 'pulls' : tls === 'broken' ? 'fails' : 'unknown';
  return { runtime: 'docker', registry: pull.registry, ...(pull.image && { image: pull.image }), stations, outcome };
}

function configStation(
  file: PullFile | undefined,
  daemon: DockerDaemonFacts | undefined,
  insecure: boolean,
  registry: string,
): Station {
  if (!file || !daemon)
    return {
      name: 'config',
      state: 'unknown',
      says: 'daemon.json was not pasted.',
      detail: ['Without it dockerd verifies every registry.'],
    };
  const entry = daemon.insecureRegistries.find(({ value }) => isInsecure(registry, [value]));
  const at = { path: file.file.path, ...(entry && { range: entry.range }) };
  return insecure
    ? {
        name: 'config',
        state: 'insecure',
        says: `insecure-registries covers ${registry}.`,
        detail: ['Verification is off for it, and certs.d is not read.'],
        ...at,
      }
    : { name: 'config', state: 'ok', says: `insecure-registries does not cover ${registry}.`, detail: [], ...at };
}

/** For an insecure host neither its directory nor its certificates are read; plain HTTP is tried after HTTPS. */
function withoutVerification(registry: string): Station[] {
  return [
    { name: 'host-directory', state: 'unreached', says: `${CERTS_D}/${registry} is not read.`, detail: [] },
    {
      name: 'endpoint',
      state: 'insecure',
      says: `https://${registry}, then http://${registry}`,
      detail: ['Whichever answers is used.'],
    },
    { name: 'tls', state: 'insecure', says: 'Any certificate is accepted.', detail: [] },
  ];
}

/** Every `*.crt` of the directory is added to the system roots, read anew at each pull; other names are ignored. */
function withVerification(pull: Pull): Station[] {
  const directory = `${CERTS_D}/${pull.registry}`;
  const caFiles = pull.files
    .map(({ installAt = '' }) => installAt)
    .filter((path) => path.startsWith(`${directory}/`) && /^[^/]+\.crt$/.test(path.slice(directory.length + 1)));
  const found = caFiles.length > 0;
  return [
    {
      name: 'host-directory',
      state: found ? 'ok' : 'unknown',
      says: found ? directory : `No certificate of ${directory} is among the files.`,
      detail: ['Read anew at every pull; no restart is needed.'],
    },
    { name: 'endpoint', state: 'ok', says: `https://${pull.registry}`, detail: [] },
    { name: 'tls', ...handshake(pull, caFiles, 'dockerd') },
  ];
}
