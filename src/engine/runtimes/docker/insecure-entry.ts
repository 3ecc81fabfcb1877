import { parseIp } from '../../trust/x509/ip.ts';
import { type AddressRange, holdsAddress, holdsRange, parseRange } from './address-range.ts';

/** An entry of `insecure-registries` as dockerd takes it (moby registry/config.go LoadInsecureRegistries, 20.10 to 29). */
export type InsecureEntry =
  /** Matches an image whose registry is written exactly like this. A scheme in front is dropped with a warning. */
  | { kind: 'host'; host: string; scheme?: 'http' | 'https' }
  /** Matches every registry whose name resolves into it. */
  | { kind: 'range'; range: AddressRange }
  /** dockerd does not start; `error` is what it says. */
  | { kind: 'refused'; error: string };

/** Reference grammar of a registry: distribution/reference DomainRegexp. */
const domain =
  /^(?:\[[0-9A-Fa-f:]{2,45}\]|[0-9A-Za-z](?:[0-9A-Za-z-]{0,62}[0-9A-Za-z])?(?:\.[0-9A-Za-z](?:[0-9A-Za-z-]{0,62}[0-9A-Za-z])?){0,60})(?::(\d+))?$/;

export function readInsecureEntry(text: string): InsecureEntry {
  if (text.startsWith('-') || text.endsWith('-'))
    return refused(`invalid index name (${text}). Cannot begin or end with a hyphen`);
  const scheme = /^(https?):\/\//i.exec(text)?.[1]?.toLowerCase();
  const rest = scheme ? text.slice(scheme.length + 3) : text;
  if (!scheme && text.includes('://')) return refused(`insecure registry ${text} should not contain '://'`);
  const range = parseRange(rest);
  if (range) return { kind: 'range', range };
  const port = domain.exec(rest)?.[1];
  if (!domain.test(rest) && !parseIp(rest))
    return refused(`insecure registry ${rest} is not valid: invalid host "${withoutPort(rest)}"`);
  if (port !== undefined && Number(port) > 65535)
    return refused(`insecure registry ${rest} is not valid: invalid port "${port}"`);
  return { kind: 'host', host: rest, ...(scheme && { scheme: scheme === 'http' ? 'http' : 'https' }) };
}

const refused = (error: string): InsecureEntry => ({ kind: 'refused', error });

/** `host` of `host:port`, without the brackets of an IPv6 address. */
export function withoutPort(host: string): string {
  const [, bracketed, name] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(host) ?? [];
  return bracketed ?? name ?? host;
}

const loopback: readonly AddressRange[] = ['127.0.0.0/8', '::1/128'].flatMap((text) => parseRange(text) ?? []);

/** dockerd adds these itself (127.0.0.0/8; ::1/128 since 28.0): the line to this machine has nobody in between. */
export function isLoopbackEntry(entry: InsecureEntry): boolean {
  if (entry.kind === 'range') return loopback.some((range) => holdsRange(range, entry.range));
  return entry.kind === 'host' && isLoopbackHost(entry.host);
}

export function isLoopbackHost(host: string): boolean {
  const name = withoutPort(host);
  return name.toLowerCase() === 'localhost' || loopback.some((range) => holdsAddress(range, name));
}

/** Docker Hub is always verified, whatever the list says. */
export const isHub = (host: string): boolean => host === 'docker.io' || host === 'index.docker.io';

/**
 * Whether the entry makes this registry insecure. A host is compared as written, port included; of a name behind a range
 * only the resolver could tell (`maybe`).
 */
export function makesInsecure(entry: InsecureEntry, registry: string): 'yes' | 'no' | 'maybe' {
  if (entry.kind === 'refused' || isHub(registry)) return 'no';
  if (entry.kind === 'host') return entry.host === registry ? 'yes' : 'no';
  const name = withoutPort(registry);
  if (parseIp(name)) return holdsAddress(entry.range, name) ? 'yes' : 'no';
  return isLoopbackEntry(entry) ? 'no' : 'maybe';
}
