import type { LegacyTlsFacts, RegistryTableFacts } from '../../../workspace/facts.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { apiHostOf, type LegacyEndpoint, parseEndpoint, registryOfHost, registryOfKey } from '../endpoint.ts';

/** How one registry is pulled from by the legacy tables; as a directory of its own it says the same. */
export interface LegacyRegistry {
  /** The name of its directory; `_default` for the mirror of all others. */
  directory: string;
  /** In the order in which they are tried. */
  endpoints: LegacyEndpoint[];
  /** Tried last; none for `_default`, where it is whichever registry is pulled from. */
  server?: LegacyEndpoint;
}

export type Legacy =
  | { ok: true; registries: LegacyRegistry[]; tls: ReadonlyMap<string, LegacyTlsFacts> }
  | { ok: false; reason: string };

/**
 * Everything that `mirrors` and `configs.*.tls` say, by registry (1.x image_pull.go registryEndpoints: the mirrors of the
 * registry, else those of `*`, then the registry itself unless it is among them; TLS settings by the endpoint's host).
 */
export function readLegacy(document: ContainerdConfigDocument): Legacy {
  const mirrors = document.registries.flatMap((table) => table.mirrors);
  const tls = document.registries.flatMap((table) => table.tls);
  const byDirectory = new Map<string, LegacyEndpoint[]>();
  for (const { registry, endpoints } of mirrors) {
    const directory = registry.value === '*' ? '_default' : registryOfKey(registry.value);
    if (directory === undefined) return refusal(`"${registry.value}" in mirrors is no registry host.`);
    if (byDirectory.has(directory)) return refusal(`${directory} stands in mirrors twice.`);
    const parsed = endpoints.map(({ value }) => parseEndpoint(value));
    const broken = endpoints.find((_, index) => parsed[index] === undefined);
    if (broken) return refusal(`The endpoint ${withoutUserinfo(broken.value)} is no plain URL of a registry.`);
    byDirectory.set(
      directory,
      parsed.filter((endpoint) => endpoint !== undefined),
    );
  }
  const tlsByHost = new Map<string, LegacyTlsFacts>();
  for (const entry of tls) {
    const host = registryOfKey(entry.host.value);
    if (host === undefined) return refusal(`"${entry.host.value}" in configs is no registry host.`);
    tlsByHost.set(host, entry);
  }
  const wildcard = byDirectory.get('_default') ?? [];
  for (const host of tlsByHost.keys()) {
    const registry = registryOfHost(host);
    if (!byDirectory.has(registry)) byDirectory.set(registry, wildcard);
  }
  const registries = [...byDirectory].map(([directory, endpoints]): LegacyRegistry => {
    const server = directory === '_default' ? undefined : serverOf(directory, endpoints);
    return { directory, endpoints, ...(server && { server }) };
  });
  return { ok: true, registries, tls: tlsByHost };
}

export const hasLegacy = (tables: readonly RegistryTableFacts[]): boolean =>
  tables.some(({ mirrors, tls }) => mirrors.length + tls.length > 0);

function serverOf(registry: string, endpoints: readonly LegacyEndpoint[]): LegacyEndpoint | undefined {
  const own = endpoints.find(({ host, ownPath }) => host === apiHostOf(registry) && !ownPath);
  return own ?? parseEndpoint(apiHostOf(registry));
}

const refusal = (reason: string): Legacy => ({ ok: false, reason });

const withoutUserinfo = (url: string): string => url.replace(/\/\/[^/@]*@/, '//…@');
