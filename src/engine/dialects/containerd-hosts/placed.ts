import type { Case } from '../rule.ts';
import { registryOfDirectory } from './directory.ts';
import type { ContainerdHostsDocument } from './document.ts';
import { apiHostOf, type Endpoint, parseEndpoint } from './endpoint.ts';
import type { HostEntry } from './entry.ts';

/** An entry with the endpoint that containerd contacts for it; undefined where that is not known or no URL. */
export interface PlacedEntry extends HostEntry {
  endpoint: Endpoint | undefined;
}

/** Every entry in the order in which containerd tries them, the top level last. */
export function placedEntries(document: ContainerdHostsDocument, theCase: Case): PlacedEntry[] {
  const registry = registryOf(document, theCase);
  return [...document.hosts, document.fallback].map((entry) => {
    const url = entry.url?.value ?? (entry.at.length === 0 && registry ? `https://${apiHostOf(registry)}` : undefined);
    return { ...entry, endpoint: url === undefined ? undefined : parseEndpoint(url) };
  });
}

/**
 * The registry for which containerd reads the file: what its directory is called, else the registry of the case when
 * the file names that one itself. Undefined: not known.
 */
export function registryOf({ facts, hosts, fallback }: ContainerdHostsDocument, { target }: Case): string | undefined {
  if (facts.directory !== undefined) return registryOfDirectory(facts.directory);
  const named = [...hosts, fallback].some(
    ({ url }) => url && parseEndpoint(url.value)?.host === apiHostOf(target.registry),
  );
  // What is assumed from other files' names says nothing about this one.
  return target.known.registry !== 'assumed' && named ? target.registry : undefined;
}

/** Reached over TLS on another machine, with verification on: such an entry needs an anchor. */
export const isVerified = ({ endpoint, skipVerify }: PlacedEntry): boolean =>
  endpoint?.scheme === 'https' && !endpoint.loopback && skipVerify?.value !== true;

/** How a message names the entry. */
export const nameOf = ({ at, url }: HostEntry): string =>
  at.length > 0 ? `[${at[0]}."${at[1]}"]` : url ? `the entry of server = "${url.value}"` : 'the top-level entry';

/** ` in [host."…"]` behind the name of a key; nothing for the top level. */
export const inside = (entry: HostEntry): string => (entry.at.length > 0 ? ` in ${nameOf(entry)}` : '');
