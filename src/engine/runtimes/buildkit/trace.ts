import type { Station, Trace } from '../../workspace/report.ts';
import { isLoopbackHost } from '../docker/insecure-entry.ts';
import { traceDockerPull } from '../docker/trace.ts';
import { handshake, withoutChain } from '../handshake.ts';
import type { Pull } from '../pull.ts';
import { traceOf } from '../trace-of.ts';
import { type BuildkitdToml, buildkitdToml, type RegistryTable } from './buildkitd-toml.ts';

/**
 * Follows the pull of a build's base image over the files of the case (moby/buildkit util/resolver/resolver.go
 * NewRegistryConfig, fillInsecureOpts; measured: buildkitd 0.13.2 and 0.32.2). Without buildkitd.toml it is the builder
 * inside dockerd that reads the files (moby daemon/hosts.go RegistryHosts; measured: rows `build`).
 */
export function traceBuildkitPull(pull: Pull): Trace {
  const settings = buildkitdToml(pull);
  return settings.state === 'absent' ? traceDockerPull(pull) : traceOf(pull, stationsOf(pull, settings));
}

function stationsOf(pull: Pull, settings: Exclude<BuildkitdToml, { state: 'absent' }>): Station[] {
  const { path } = settings.file.file;
  const config = (state: Station['state'], says: string): Station => ({
    name: 'config',
    state,
    says,
    detail: ['buildkitd reads the file when it starts; a builder of buildx is created anew instead.'],
    path,
  });
  if (settings.state === 'refused') return [config('broken', `buildkitd does not start: ${settings.why}.`)];
  if (settings.state === 'elsewhere')
    return [
      config('broken', `Nothing reads ${path}: buildkitd looks for /etc/buildkit/buildkitd.toml.`),
      ...asked(pull, pull.registry, undefined),
    ];
  const own = settings.tableOf(pull.registry);
  const read = config('ok', `buildkitd.toml ${own ? 'has a table' : 'has no table'} for ${pull.registry}.`);
  const passed: string[] = [];
  for (const mirror of own?.mirrors ?? []) {
    const [host = ''] = mirror.split('/');
    // What is true of a mirror stands in the table of its own name, not in that of the registry.
    const stations = asked(pull, host, settings.tableOf(host));
    const tls = stations.find(({ name }) => name === 'tls');
    if (tls?.state !== 'broken') return [{ ...read, detail: [...read.detail, ...passed] }, ...stations];
    passed.push(`The mirror ${host} is asked first, and fails: ${tls.says}`);
  }
  return [{ ...read, detail: [...read.detail, ...passed] }, ...asked(pull, pull.registry, own)];
}

/** One host, with what its own table says; without one it is verified against the system's roots. */
function asked(pull: Pull, host: string, table: RegistryTable | undefined): Station[] {
  const name = host === 'docker.io' ? 'registry-1.docker.io' : host;
  const endpoint = (state: Station['state'], says: string): Station => ({ name: 'endpoint', state, says, detail: [] });
  const loopback = isLoopbackHost(host);
  if (table?.insecure)
    return [endpoint('insecure', `https://${name}`), tls('insecure', 'Any certificate is accepted.'), credentials];
  if (table?.http ?? loopback) {
    const state = loopback ? 'ok' : 'insecure';
    return [endpoint(state, `http://${name}`), tls(state, 'No TLS on this endpoint.'), credentials];
  }
  if (table?.hasHalfPair) return [endpoint('broken', `https://${name}`), tls('broken', 'A keypair has key and cert.')];
  const ca = [...(table?.ca ?? []), ...(table?.tlsconfigdir ?? []).flatMap((directory) => caFilesIn(pull, directory))];
  const [forDocker] = caFilesIn(pull, `/etc/docker/certs.d/${host}`);
  if (ca.length === 0 && forDocker)
    return [endpoint('ok', `https://${name}`), tls('unknown', `Only the builder inside dockerd reads ${forDocker}.`)];
  // The chain that was pasted is that of the registry.
  const shown = host === pull.registry ? pull : { ...pull, trust: withoutChain(pull.trust) };
  return [endpoint('ok', `https://${name}`), { name: 'tls', ...handshake(shown, ca, 'buildkitd') }, credentials];
}

const caFilesIn = ({ files }: Pull, directory: string): string[] =>
  files.flatMap(({ installAt = '' }) =>
    installAt.startsWith(`${directory}/`) && /^[^/]+\.crt$/.test(installAt.slice(directory.length + 1))
      ? [installAt]
      : [],
  );

const tls = (state: Station['state'], says: string): Station => ({ name: 'tls', state, says, detail: [] });

const credentials: Station = {
  name: 'credentials',
  state: 'unknown',
  says: 'The machine that started the build fetches the token, with its own login and its own trust store.',
  detail: [],
};
