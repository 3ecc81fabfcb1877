import type { NodeAction } from '../../workspace/report.ts';
import type { Trust } from '../trust.ts';
import { caFile } from './ca-file.ts';
import { type Client, clients, dockerForHub, operatingSystem, tokensOfBuilds, tokensOfImageStore } from './clients.ts';
import type { Placement, PlacementOptions } from './placement.ts';
import { putAt } from './put.ts';
import { type RegistryHost, registryHost } from './registry-host.ts';
import { verifyChain, verifyPull } from './verify.ts';

export type { Placement, PlacementOptions } from './placement.ts';

/**
 * Where `client` reads the CA of `registry` (`host` or `host:port`, as image references write it) and what puts it there.
 * A client that is not known is taken as one that reads the trust store of its machine. Undefined when `registry` is not a
 * host. Each client's source stands in clients.ts.
 */
export function placeCa(
  client: string,
  registry: string,
  trust: Trust,
  options: PlacementOptions = {},
): Placement | undefined {
  const host = registryHost(registry);
  return host && putAt({ ...options, client: clientOf(client, host, options), host, trust });
}

/**
 * The CA of `registry` at a path that a configuration of `client` names already, or will name: the file, or what obtains
 * it, and how to see that it serves. `image` is pulled afterwards. Where `registry` is no host there is nothing to verify.
 */
export function placeCaAt(
  path: string,
  client: string,
  registry: string,
  trust: Trust,
  image?: string,
): Omit<Placement, 'says'> {
  const host = registryHost(registry);
  const reader = clients.get(client) ?? operatingSystem;
  const actions = host ? [verifyChain(host, path), ...verifyPull(reader, host, image)] : [];
  const ca = caFile(path, registry, trust);
  return { ...ca, actions: [...ca.actions, ...actions] };
}

/** How to see that `client` pulls the image now; nothing for one that pulls none. */
export function pullAgain(client: string, registry: string, image: string): NodeAction[] {
  const host = registryHost(registry);
  return host ? verifyPull(clients.get(client) ?? operatingSystem, host, image) : [];
}

function clientOf(name: string, host: RegistryHost, { hop, imageStore }: PlacementOptions): Client {
  const client = clients.get(name) ?? operatingSystem;
  if (client.place.kind === 'buildkitd-toml' && hop === 'token-server') return tokensOfBuilds;
  if (name === 'docker' && hop === 'token-server' && imageStore === 'containerd') return tokensOfImageStore;
  return name === 'docker' && host.name === 'docker.io' ? dockerForHub : client;
}
