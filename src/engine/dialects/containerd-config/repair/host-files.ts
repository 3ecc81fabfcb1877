import { isPlaceholder } from '../../../runtimes/containerd/config-path.ts';
import { type ClientPair, writeHostsToml } from '../../../trust/placement/containerd-hosts-toml.ts';
import { placeCaAt } from '../../../trust/placement/index.ts';
import { noTrust } from '../../../trust/trust.ts';
import type { LegacyTlsFacts } from '../../../workspace/facts.ts';
import type { Fix } from '../../../workspace/report.ts';
import type { SourceFile } from '../../../workspace/source-file.ts';
import type { Case } from '../../rule.ts';
import { apiHostOf, type LegacyEndpoint, registryOfHost } from '../endpoint.ts';
import type { LegacyRegistry } from './legacy.ts';

export interface HostFiles extends Pick<Fix, 'creates' | 'missing' | 'actions' | 'carries'> {
  /** A verification that was off is on now, and nothing in the case shows that it will succeed. */
  unproven: boolean;
}

export interface HostFilesInput {
  /** The directory that config_path names. */
  root: string;
  registries: readonly LegacyRegistry[];
  tls: ReadonlyMap<string, LegacyTlsFacts>;
  /** What stood behind removed lines, by directory. */
  comments: ReadonlyMap<string, string[]>;
  /** A registry, or a mirror, whose certificate was refused. */
  refused: string | undefined;
}

/** One hosts.toml for each registry that says what the legacy tables said, with the CA where verification was off. */
export function hostFiles(input: HostFilesInput, theCase: Case): HostFiles {
  const wanted = new Map<string, string>();
  const registries = input.registries.filter(
    ({ directory }) => !isPasted(hostsTomlPath(input.root, directory), theCase),
  );
  const created = registries.map((registry) => hostsToml(registry, input, wanted));
  const placed = [...wanted].map(([host, path]) => place(host, path, host === input.refused, theCase));
  return {
    creates: [...placed.flatMap(({ creates }) => creates), ...created],
    missing: placed.flatMap(({ missing }) => missing),
    actions: [...notThereYet(created), ...placed.flatMap(({ actions }) => actions)],
    carries: registries
      .filter(({ endpoints }) => endpoints.some(({ scheme, loopback }) => scheme === 'http' && !loopback))
      .map(({ directory }) => ({ rule: 'containerd-hosts/plain-http', path: hostsTomlPath(input.root, directory) })),
    unproven: registries.some(({ endpoints, server }) =>
      [...endpoints, ...(server ? [server] : [])].some((endpoint) => isUnproven(endpoint, input, theCase)),
    ),
  };
}

function hostsToml(registry: LegacyRegistry, input: HostFilesInput, wanted: Map<string, string>): SourceFile {
  const { directory, endpoints, server } = registry;
  const trust = (endpoint: LegacyEndpoint | undefined) => trustOf(endpoint, input, wanted);
  const own = endpoints.length > 0 || !server ? endpoints : [server];
  const text = writeHostsToml({
    ...(server && { server: server.url }),
    ...trust(server),
    hosts: own.map((endpoint) => ({
      url: endpoint.url,
      ...trust(endpoint),
      ...(endpoint.ownPath && { overridePath: true }),
    })),
    comments: input.comments.get(directory) ?? [],
  });
  return { path: hostsTomlPath(input.root, directory), text };
}

const hostsTomlPath = (root: string, directory: string): string => `${root}/${directory}/hosts.toml`;

/** The trust settings of an endpoint. A CA that takes the place of a switched-off verification is noted in `wanted`. */
function trustOf(
  endpoint: LegacyEndpoint | undefined,
  { root, tls, refused }: HostFilesInput,
  wanted: Map<string, string>,
) {
  if (!endpoint || endpoint.scheme === 'http') return { ca: [], client: [] };
  const settings = tls.get(endpoint.host);
  const client = clientOf(settings);
  if (settings?.caFile?.value) return { ca: [absolute(settings.caFile.value)], client };
  const isRefused = refused !== undefined && apiHostOf(refused) === endpoint.host;
  if (endpoint.loopback || !(isRefused || (settings && isSkipped(settings)))) return { ca: [], client };
  const path = `${root}/${registryOfHost(endpoint.host)}/ca.crt`;
  wanted.set(endpoint.host, path);
  return { ca: [path], client };
}

function clientOf(settings: LegacyTlsFacts | undefined): ClientPair[] {
  if (!settings?.certFile?.value) return [];
  const key = settings.keyFile?.value;
  return [{ certificate: absolute(settings.certFile.value), ...(key && { key: absolute(key) }) }];
}

function isUnproven({ scheme, host, loopback }: LegacyEndpoint, { tls }: HostFilesInput, theCase: Case): boolean {
  const settings = tls.get(host);
  if (scheme === 'http' || loopback || !settings || !isSkipped(settings)) return false;
  const { trust } = theCase;
  return !isOfCase(host, theCase) || !trust.anchor || trust.verdict?.ok === false;
}

/** Only the registry of the case is known to be vouched for by the certificates that were pasted. */
const isOfCase = (host: string, { target }: Case): boolean =>
  target.registry === host || target.registry === registryOfHost(host);

const isSkipped = ({ insecureSkipVerify }: LegacyTlsFacts): boolean => insecureSkipVerify?.value === true;

/** The daemon opens a relative path from its own directory, which is `/` under systemd; hosts.toml from its own. */
const absolute = (path: string): string =>
  /^(?:\/|[A-Za-z]:[\\/])/.test(path) || isPlaceholder(path) ? path : `/${path}`;

function place(host: string, path: string, isRefused: boolean, theCase: Case) {
  const registry = registryOfHost(host);
  const image = theCase.evidence.find((item) => item.image && item.registry === registry)?.image;
  const trust = isRefused || isOfCase(host, theCase) ? theCase.trust : noTrust;
  const placed = placeCaAt(path, 'containerd', host, trust, image);
  return isPasted(path, theCase) ? { ...placed, creates: [], missing: [] } : placed;
}

const isPasted = (path: string, { documents }: Case): boolean => documents.some(({ file }) => file.path === path);

function notThereYet(files: readonly SourceFile[]): Fix['actions'] {
  if (files.length === 0) return [];
  const quoted = files.map(({ path }) => (/^[\w./:-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`));
  return [
    {
      kind: 'obtain',
      title: 'Make sure that none of the new hosts.toml files exists yet',
      command: quoted.map((path) => `sudo test ! -e ${path}`).join(' && '),
      why: 'One that exists may say more: paste it here too, then it is corrected and not replaced.',
      expect: 'nothing, with exit status 0',
    },
  ];
}
