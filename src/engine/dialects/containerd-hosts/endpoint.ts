import { isLoopback } from '../../runtimes/containerd/endpoints.ts';

/** An endpoint as containerd understands its URL (HOSTS parseHostConfig). */
export interface Endpoint {
  scheme: 'http' | 'https';
  /** `host` or `host:port`, as written. */
  host: string;
  path: string;
  /** The node itself: there is no line on which anybody could stand between. */
  loopback: boolean;
}

const URL_PARTS = /^(?:(https?):\/\/)?([^\s/?#@\\]+)((?:\/[^\s?#]*)?)$/;
const PORT = /:(\d{1,5})$/;

/** Text that a program fills in later: envsubst, shell, make and the like. */
const PLACEHOLDER = /\$\{?\w|\$\(|%\w+%|<\w[\w -]*>|@\w+@|__\w+__/;

export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text);

/** The endpoint of a URL as written, `https` where it has no scheme; undefined when it cannot be one. */
export function parseEndpoint(url: string): Endpoint | undefined {
  const [, scheme, host, path] = URL_PARTS.exec(url) ?? [];
  if (host === undefined || path === undefined) return undefined;
  if (scheme === undefined && url.startsWith('http') && !isPlaceholder(url)) return undefined;
  return isPlaceholder(host) || isHost(host)
    ? { scheme: scheme === 'http' ? 'http' : 'https', host, path, loopback: isLoopback(host) }
    : undefined;
}

function isHost(host: string): boolean {
  const port = PORT.exec(host)?.[1];
  if (port !== undefined && Number(port) > 65535) return false;
  const name = host.replace(PORT, '');
  return /^\[[0-9A-Fa-f:.]{2,45}\]$/.test(name) || /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/.test(name);
}

/** containerd's DefaultHost: Docker Hub's namespace has another API host. */
export const apiHostOf = (registry: string): string => (registry === 'docker.io' ? 'registry-1.docker.io' : registry);
