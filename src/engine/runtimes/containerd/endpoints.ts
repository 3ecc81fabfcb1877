import type { ContainerdHostsFacts, HostEntryFacts, RegistryTableFacts } from '../../workspace/facts.ts';
import type { Range } from '../../workspace/source-file.ts';

/** An endpoint that a pull would contact, with the trust settings that apply to it. */
export interface Endpoint {
  url: string;
  ca: readonly string[];
  skipVerify: boolean;
  clientCertificate: boolean;
  range?: Range;
}

/** containerd ConfigureHosts: the namespace of Docker Hub has another API host. */
const apiHost = (registry: string): string => (registry === 'docker.io' ? 'registry-1.docker.io' : registry);

const defaultUrl = (registry: string): string => `https://${apiHost(registry)}`;

/** Endpoints of a hosts.toml in the order of containerd's ConfigureHosts: tables first, then always the top-level entry. */
export function endpointsOfHosts(hosts: ContainerdHostsFacts, registry: string): Endpoint[] {
  return [...hosts.hosts, hosts.fallback].filter(resolvesAndPulls).map((entry) => ({
    url: withScheme(entry.url?.value ?? defaultUrl(registry)),
    ca: entry.ca.map(({ value }) => value),
    skipVerify: entry.skipVerify?.value === true,
    clientCertificate: entry.client.length > 0,
    range: entry.url?.range ?? entry.range,
  }));
}

/** Tag pulls need both; none named means all (HOSTS parseHostConfig, filterHosts). */
function resolvesAndPulls({ capabilities }: HostEntryFacts): boolean {
  if (!capabilities || capabilities.length === 0) return true;
  const named = capabilities.map(({ value }) => value.toLowerCase());
  return named.includes('pull') && named.includes('resolve');
}

/** Endpoints of the legacy tables; `tls` is read by 1.x only (the field is gone since 2.0.0). */
export function endpointsOfLegacy(
  tables: readonly RegistryTableFacts[],
  registry: string,
  readsTls: boolean,
): Endpoint[] {
  const mirrors = tables.flatMap((table) => table.mirrors);
  const mirror =
    mirrors.find((entry) => entry.registry.value === registry) ?? mirrors.find((entry) => entry.registry.value === '*');
  const urls = (mirror?.endpoints ?? []).map(({ value, range }) => ({ url: withScheme(value), range }));
  const own = { url: defaultUrl(registry), range: undefined };
  const all = urls.some(({ url }) => hostOf(url) === hostOf(own.url)) ? urls : [...urls, own];
  return all.map(({ url, range }) => {
    const tls = readsTls
      ? tables.flatMap((table) => table.tls).find(({ host }) => host.value === hostOf(url))
      : undefined;
    return {
      url,
      ca: tls?.caFile?.value ? [tls.caFile.value] : [],
      skipVerify: tls?.insecureSkipVerify?.value === true,
      clientCertificate: tls?.certFile !== undefined,
      ...(range && { range }),
    };
  });
}

/** The one endpoint that needs no configuration. */
export function defaultEndpoint(registry: string): Endpoint {
  return { url: defaultUrl(registry), ca: [], skipVerify: false, clientCertificate: false };
}

const withScheme = (url: string): string => (/^https?:\/\//.test(url) ? url : `https://${url}`);

/** `host[:port]` of a URL, as written. */
export const hostOf = (url: string): string => url.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/s, '');

/** Loopback registries are reached without verification by default (containerd …/docker/config/hosts.go ConfigureHosts). */
export const isLoopback = (url: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(hostOf(url));

/**
 * Whether a hosts.toml was written for the registry, though its directory may lack the port, have one too many, or differ
 * in upper and lower case. The addresses in it tell: one with another port is the address of another registry.
 */
export function isMeantFor({ directory, hosts, fallback }: ContainerdHostsFacts, registry: string): boolean {
  if (directory === undefined || bareHost(directory.replace(/_(\d{1,5})_$/, ':$1')) !== bareHost(registry))
    return false;
  const own = [...hosts, fallback]
    .flatMap(({ url }) => (url ? [hostOf(url.value)] : []))
    .filter((host) => bareHost(host) === bareHost(registry));
  return own.length === 0 || own.some((host) => withPort(host) === withPort(registry));
}

const bareHost = (registry: string): string => registry.replace(/:\d+$/, '').toLowerCase();

const withPort = (host: string): string => (/:\d+$/.test(host) ? host : `${host}:443`).toLowerCase();
