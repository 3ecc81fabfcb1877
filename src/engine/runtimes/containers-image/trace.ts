import { parseImageReference } from '../../workspace/image-reference.ts';
import type { Station, Trace } from '../../workspace/report.ts';
import { handshake, withoutChain } from '../handshake.ts';
import type { Pull } from '../pull.ts';
import { traceOf } from '../trace-of.ts';
import { type RegistriesConf, registriesConf } from './registries-conf.ts';
import { sourcesOf } from './sources.ts';

/**
 * Follows a pull by a program on containers/image (Podman, Buildah, skopeo, CRI-O) over the files of the case
 * (docker/docker_client.go dockerCertDir, newDockerClient; pkg/tlsclientconfig SetupCertificates; measured: podman 4.3 to
 * 5.8, skopeo 1.9 to 1.22, CRI-O 1.36).
 */
export function traceContainersImagePull(pull: Pull): Trace {
  const settings = registriesConf(pull);
  const { registry = pull.registry, repository = '' } = parseImageReference(pull.image ?? '') ?? {};
  return traceOf(
    pull,
    settings.state === 'refused' ? [refused(settings)] : asked(pull, settings, `${registry}/${repository}`),
  );
}

const refused = ({ file, why }: Extract<RegistriesConf, { state: 'refused' }>): Station => ({
  name: 'config',
  state: 'broken',
  says: `${file.file.path} is refused, and with it every pull: ${why}.`,
  detail: [],
  path: file.file.path,
});

function asked(pull: Pull, { file, rules }: Extract<RegistriesConf, { state: 'read' }>, name: string): Station[] {
  const { rule, sources } = sourcesOf(rules, name);
  const config: Station = {
    name: 'config',
    state: rule?.blocked ? 'broken' : file ? 'ok' : 'unknown',
    says: file
      ? `registries.conf ${rule ? `has a rule for ${rule.prefix}${rule.blocked ? ': it is blocked' : ''}` : `says nothing of ${pull.registry}`}.`
      : 'registries.conf was not pasted.',
    detail: [],
    ...(file && { path: file.file.path }),
  };
  if (rule?.blocked) return [config];
  const passed: string[] = [];
  let first: Station[] | undefined;
  for (const { place, insecure } of sources) {
    const [host = ''] = place.split('/');
    const stations = insecure ? unverified(host) : verified(pull, host);
    const tls = stations.find((station) => station.name === 'tls');
    if (tls?.state === 'broken' || !tls) {
      first ??= stations;
      passed.push(`${host} is asked before it, and fails: ${(tls ?? stations[0])?.says}`);
    } else
      return [config, ...stations.map((one) => (one === tls ? { ...one, detail: [...one.detail, ...passed] } : one))];
  }
  return [config, ...(first ?? [])];
}

/** Neither its directory's CA nor the system's roots decide; plain HTTP is tried after HTTPS. */
const unverified = (host: string): Station[] => [
  { name: 'endpoint', state: 'insecure', says: `https://${host}, then http://${host}`, detail: ['`insecure = true`.'] },
  { name: 'tls', state: 'insecure', says: 'Any certificate is accepted.', detail: [] },
  credentials,
];

function verified(pull: Pull, host: string): Station[] {
  const { path, names } = directoryOf(pull, host);
  const lone = names.find((name) => pairOf(name) !== undefined && !names.includes(pairOf(name) ?? ''));
  const station = (state: Station['state'], says: string): Station => ({
    name: 'host-directory',
    state,
    says,
    detail: ['The first of these that exists is read, at every pull:', ...roots.map((root) => `${root}/${host}`)],
  });
  if (lone) return [station('broken', `${path} has ${lone} and not ${pairOf(lone)}: both make a client's pair.`)];
  const ca = names.filter((name) => name.endsWith('.crt')).map((name) => `${path}/${name}`);
  const isRegistry = host === pull.registry;
  const shown = isRegistry ? pull : { ...pull, trust: withoutChain(pull.trust) };
  return [
    station(ca.length > 0 ? 'ok' : 'unknown', ca.length > 0 ? path : `No *.crt for ${host} is among the files.`),
    { name: 'endpoint', state: 'ok', says: `https://${host}`, detail: [] },
    { name: 'tls', ...handshake(shown, ca, pull.target.runtime) },
    credentials,
  ];
}

const roots = ['/etc/containers/certs.d', '/etc/docker/certs.d'] as const;

/** Of a file system we know the files: a directory exists that has one. */
function directoryOf({ files }: Pull, host: string): { path: string; names: string[] } {
  const found = roots
    .map((root) => `${root}/${host}`)
    .map((path) => ({
      path,
      names: files.flatMap(({ installAt = '' }) =>
        installAt.startsWith(`${path}/`) ? [installAt.slice(path.length + 1)] : [],
      ),
    }));
  return found.find(({ names }) => names.length > 0) ?? { path: `${roots[0]}/${host}`, names: [] };
}

/** What has to lie beside a client's certificate, or its key. */
function pairOf(name: string): string | undefined {
  if (name.endsWith('.cert')) return name.replace(/\.cert$/, '.key');
  return name.endsWith('.key') ? name.replace(/\.key$/, '.cert') : undefined;
}

const credentials: Station = {
  name: 'credentials',
  state: 'unknown',
  says: 'From a login on the machine that pulls, or the pod’s imagePullSecrets, which are not part of these files.',
  detail: [],
};
