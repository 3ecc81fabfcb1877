import { setKey, type TomlInput } from '../../syntax/toml/index.ts';
import { placeCaAt } from '../../trust/placement/index.ts';
import type { Fix } from '../../workspace/report.ts';
import type { Case } from '../rule.ts';
import type { ContainerdHostsDocument } from './document.ts';
import { apiHostOf } from './endpoint.ts';
import type { HostEntry } from './entry.ts';
import { openedPath } from './files.ts';
import { isVerified, type PlacedEntry, registryOf } from './placed.ts';

const CUSTOMARY_CONFIG_PATH = '/etc/containerd/certs.d';

/** The CA of an endpoint: what `ca` must be, and what brings the file there. */
export interface HostTrust extends Pick<Fix, 'creates' | 'missing' | 'actions'> {
  /** The value of `ca`. */
  files: readonly string[];
}

/** Where a case says already that the CA is, or is to be. */
interface KnownPlace {
  /** Entries of the same host. */
  entries?: readonly HostEntry[];
  at?: string;
}

/**
 * The CA for `host` (undefined: whichever registry the file serves): what another entry of the same host names already,
 * else a file beside this one, else, where this file's directory is not known, in the directory of the host. Undefined
 * when neither is known. The path is absolute, so it holds wherever the file lives.
 */
export function trustFor(
  document: ContainerdHostsDocument,
  theCase: Case,
  host: string | undefined,
  known: KnownPlace = {},
): HostTrust | undefined {
  const named = known.entries?.find(({ ca }) => ca.some(({ value }) => value !== ''));
  const files = named?.ca.flatMap(({ value }) => (value === '' ? [] : [openedPath(document, value)]));
  const path = files?.[0] ?? known.at ?? caPath(document, theCase, host);
  if (path === undefined) return undefined;
  const registry = (host ?? registryOf(document, theCase) ?? theCase.target.registry) || 'the registry';
  const placed = placeCaAt(path, clientOf(document), registry, theCase.trust, imageOf(document, theCase));
  const isThere = files !== undefined || theCase.documents.some(({ file }) => file.path === path);
  return { ...placed, ...(isThere && { creates: [], missing: [] }), files: files ?? [path] };
}

function caPath(document: ContainerdHostsDocument, theCase: Case, host: string | undefined): string | undefined {
  const { directory, configPath = CUSTOMARY_CONFIG_PATH } = document.facts;
  if (directory === undefined) return host && `${CUSTOMARY_CONFIG_PATH}/${host}/ca.crt`;
  const registry = registryOf(document, theCase);
  const isOwn = host === undefined || registry === undefined || host === apiHostOf(registry);
  const beside = `${configPath}/${directory}`;
  const name = isOwn ? 'ca.crt' : `${host.replaceAll(/[:[\]]/g, '_')}.crt`;
  return clashes(`${beside}/${name}`, theCase) ? `${beside}/known-authority-${name}` : `${beside}/${name}`;
}

/** Whether the case holds another file at that path than the CA that is to be there. */
function clashes(path: string, { documents, trust }: Case): boolean {
  const there = documents.find(({ file }) => file.path === path);
  if (!there || !trust.anchor) return false;
  const packed = there.file.text.replaceAll(/\s+/g, '');
  return !trust.anchor.certificates.every(({ pem }) => packed.includes(pem.replaceAll(/\s+/g, '')));
}

/** The other entries of the host that verify it and name no CA: entries share nothing, so they need the same. */
export const othersWithoutCa = (entries: readonly PlacedEntry[], entry: PlacedEntry): PlacedEntry[] =>
  entries.filter(
    (other) =>
      other.at.join() !== entry.at.join() &&
      other.ca.length === 0 &&
      isVerified(other) &&
      other.endpoint?.host === entry.endpoint?.host,
  );

/** The edits that give each of the entries this `ca`: the top level first, for its line may go where a new table goes. */
export function caEdits(
  document: ContainerdHostsDocument,
  entries: readonly HostEntry[],
  files: readonly string[],
): Pick<Fix, 'declares' | 'edits'> {
  const [only] = files;
  const value: TomlInput = files.length === 1 && only !== undefined ? only : files;
  return {
    edits: entries
      .toSorted((a, b) => a.at.length - b.at.length)
      .flatMap(({ at }) => setKey(document.toml, [...at, 'ca'], value)),
    declares: entries.map(({ at }) => ({ path: document.file.path, at: [...at, 'ca'] })),
  };
}

/** dockerd reads hosts.toml too, since 28.0, in its own directories (moby daemon/hosts.go RegistryHosts). */
export const clientOf = ({ facts }: ContainerdHostsDocument): string =>
  facts.configPath?.endsWith('/docker/certs.d') ? 'docker' : 'containerd';

export function imageOf(document: ContainerdHostsDocument, theCase: Case): string | undefined {
  const registry = registryOf(document, theCase);
  const image = theCase.evidence.find((item) => item.image && item.registry === registry)?.image;
  // A mirror serves what is pulled by the registry's name.
  return image ?? (registry && `${registry}/REPOSITORY:TAG`);
}
