import type { ContainerdHostsFacts, HostEntryFacts, RegistryTableFacts } from '../../workspace/facts.ts';
import type { Range } from '../../workspace/source-file.ts';
import { isAtLeast, isBefore } from '../../workspace/version.ts';
import { cleanPath, partsOfUrl } from './go-url.ts';
import type { HostDirectory } from './host-directory.ts';

/** An endpoint that a pull would contact, with the trust settings that apply to it. */
export interface Endpoint {
  /** As written, with a scheme. */
  url: string;
  /** Below which the registry's API is asked for. */
  path: string;
  ca: readonly string[];
  skipVerify: boolean;
  /** Plain HTTP with TLS settings: HTTPS is tried, and HTTP when that fails. */
  httpsFirst: boolean;
  client: HostEntryFacts['client'];
  /** Whether it may be asked for a tag; its files are read all the same. */
  asked: boolean;
  range?: Range;
}

/** containerd ConfigureHosts: the namespace of Docker Hub has another API host. */
const apiHost = (registry: string): string => (registry === 'docker.io' ? 'registry-1.docker.io' : registry);

/** Endpoints of a host directory; of none, the one that needs no configuration. */
export function endpointsOfDirectory(directory: HostDirectory, registry: string, release: string): Endpoint[] {
  const { hosts, path, caFiles } = directory;
  if (!hosts) return [{ ...defaultEndpoint(registry), ca: caFiles }];
  return endpointsOfHosts(hosts, registry, release).map((endpoint) => ({
    ...endpoint,
    ca: endpoint.ca.map((file) => (file.startsWith('/') || path === undefined ? file : cleanPath(`${path}/${file}`))),
  }));
}

/** Endpoints of a hosts.toml in the order of containerd's ConfigureHosts: tables first, then always the top-level entry. */
export function endpointsOfHosts(hosts: ContainerdHostsFacts, registry: string, release: string): Endpoint[] {
  const tables = isBefore(release, '2.0') ? [...hosts.hosts, ...hosts.headless] : hosts.hosts;
  const { fallback } = hosts;
  const isDefault = fallback.url === undefined || partsOfUrl(withScheme(fallback.url.value)).host === '';
  return [
    ...tables.map((entry) => endpointOf(entry, entry.url?.value ?? '', release)),
    ...(isDefault
      ? [{ ...defaultEndpoint(registry, fallback), range: fallback.range }]
      : [endpointOf(fallback, fallback.url?.value ?? '', release)]),
  ];
}

/** HOSTS parseHostConfig. */
function endpointOf(entry: HostEntryFacts, written: string, release: string): Endpoint {
  const url = withScheme(written);
  const parts = partsOfUrl(url);
  const isOverridden = entry.overridePath?.value === true;
  const path = parts.path === '' ? '' : cleanPath(parts.path);
  const hasTlsSettings = entry.ca.length + entry.client.length > 0 || entry.skipVerify !== undefined;
  return {
    url,
    path: isOverridden || path.endsWith('/v2') ? path : `${path}/v2`,
    ...settingsOf(entry),
    httpsFirst: parts.scheme === 'http' && hasTlsSettings && triesHttpsFirst(parts.host, release),
    asked: resolvesAndPulls(entry),
    range: entry.url?.range ?? entry.range,
  };
}

const settingsOf = (entry: HostEntryFacts): Pick<Endpoint, 'ca' | 'skipVerify' | 'client'> => ({
  ca: entry.ca.map(({ value }) => value),
  skipVerify: entry.skipVerify?.value === true,
  client: entry.client,
});

/** ConfigureHosts: since when an http:// host with TLS settings is asked by HTTPS first. */
function triesHttpsFirst(host: string, release: string): boolean {
  const port = /:(\d+)$/.exec(host)?.[1];
  if (isAtLeast(release, '1.7.24')) return port !== '80';
  if (isAtLeast(release, '1.7.8') || (isAtLeast(release, '1.6.25') && isBefore(release, '1.7')))
    return port !== undefined && port !== '80';
  return isAtLeast(release, '1.7.7');
}

/** Tag pulls need both; none named means all (HOSTS parseHostConfig, filterHosts). */
function resolvesAndPulls({ capabilities }: HostEntryFacts): boolean {
  if (!capabilities || capabilities.length === 0) return true;
  const named = capabilities.map(({ value }) => value.toLowerCase());
  return named.includes('pull') && named.includes('resolve');
}

/** Endpoints of the legacy tables (PULL registryEndpoints); `tls` is read by 1.x only (the field is gone since 2.0.0). */
export function endpointsOfLegacy(
  tables: readonly RegistryTableFacts[],
  registry: string,
  release: string,
): Endpoint[] {
  const readsTls = isBefore(release, '2.0');
  const mirrors = tables.flatMap((table) => table.mirrors);
  const mirror =
    mirrors.find((entry) => entry.registry.value === registry) ?? mirrors.find((entry) => entry.registry.value === '*');
  const urls = (mirror?.endpoints ?? []).map(({ value, range }) => ({ url: withLegacyScheme(value), range }));
  const own = { url: withLegacyScheme(apiHost(registry)), range: undefined };
  const all = urls.some(({ url }) => hostOf(url) === registry) ? urls : [...urls, own];
  return all.map(({ url, range }) => {
    const tls = readsTls
      ? tables.flatMap((table) => table.tls).find(({ host }) => host.value === hostOf(url))
      : undefined;
    return {
      url,
      path: partsOfUrl(url).path || '/v2',
      ca: tls?.caFile?.value ? [tls.caFile.value] : [],
      skipVerify: tls?.insecureSkipVerify?.value === true,
      httpsFirst: false,
      asked: true,
      client: [],
      ...(range && { range }),
    };
  });
}

/**
 * The one endpoint that needs no configuration (ConfigureHosts). On loopback any certificate is accepted, and plain HTTP
 * where the port leaves that open.
 */
export function defaultEndpoint(registry: string, entry?: HostEntryFacts): Endpoint {
  const host = apiHost(registry);
  const port = /:(\d+)$/.exec(host)?.[1];
  const loopback = isLoopback(host);
  const isHttp = loopback && port === '80';
  return {
    url: `${isHttp ? 'http' : 'https'}://${host}`,
    path: '/v2',
    ca: [],
    client: [],
    asked: true,
    ...(entry && settingsOf(entry)),
    skipVerify: (loopback && !isHttp) || entry?.skipVerify?.value === true,
    httpsFirst: loopback && !isHttp && port !== undefined && port !== '443',
  };
}

const withScheme = (url: string): string => (url.startsWith('http') ? url : `https://${url}`);

/** PULL addDefaultScheme. */
const withLegacyScheme = (url: string): string =>
  url.includes('://') ? url : `${isLoopback(url) ? 'http' : 'https'}://${url}`;

/** `host[:port]` of a URL, as written. */
export const hostOf = (url: string): string => url.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/s, '');

/** Loopback registries are reached without verification by default (containerd …/docker/config/hosts.go ConfigureHosts). */
export const isLoopback = (url: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(hostOf(url));

export const withPort = (host: string): string => (/:\d+$/.test(host) ? host : `${host}:443`).toLowerCase();
