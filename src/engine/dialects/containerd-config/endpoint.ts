import { isLoopback } from '../../runtimes/containerd/endpoints.ts';

/** An endpoint of a legacy mirror, as containerd 1.x understands it (image_pull.go registryEndpoints, addDefaultScheme). */
export interface LegacyEndpoint {
  /** With scheme. */
  url: string;
  scheme: 'http' | 'https';
  /** `host[:port]`, under which its TLS settings are looked up. */
  host: string;
  /** A path other than `/` and `/v2` is used as it stands, without `/v2` behind it. */
  ownPath: boolean;
  loopback: boolean;
}

const HOST = String.raw`(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9$][A-Za-z0-9._$-]{0,252})(?::\d{1,5})?`;
const URL_PARTS = new RegExp(String.raw`^(?:(https?)://)?(${HOST})(/[^\s?#]{0,2000})?$`);
const HOST_NAME = new RegExp(`^${HOST}$`);

/** Undefined: no URL of a registry, or one that holds credentials. */
export function parseEndpoint(text: string): LegacyEndpoint | undefined {
  const [, written, host, path = ''] = URL_PARTS.exec(text) ?? [];
  if (host === undefined) return undefined;
  const loopback = isLoopback(host);
  const scheme = written === 'http' || (written === undefined && loopback) ? 'http' : 'https';
  const ownPath = !/^(?:\/|\/v2\/?)?$/.test(path);
  return { url: written === undefined ? `${scheme}://${text}` : text, scheme, host, ownPath, loopback };
}

/** The registry that a key of `mirrors` or `configs` means: scheme and path have no place there. Undefined: none. */
export function registryOfKey(key: string): string | undefined {
  const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/s, '');
  return HOST_NAME.test(host) ? host : undefined;
}

/** containerd's DefaultHost: Docker Hub's namespace has another API host. */
export const apiHostOf = (registry: string): string => (registry === 'docker.io' ? 'registry-1.docker.io' : registry);

/** The registry whose images come from this API host. */
export const registryOfHost = (host: string): string => (host === 'registry-1.docker.io' ? 'docker.io' : host);
