import type { ContainerdHostsFacts } from '../../workspace/facts.ts';
import { hostOf, withPort } from './endpoints.ts';

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
