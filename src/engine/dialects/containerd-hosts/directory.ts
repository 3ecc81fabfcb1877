/** Where a hosts.toml lives, as far as its path tells. */
export interface HostDirectory {
  /** The directory's name: the registry for which containerd reads it. */
  name?: string;
  /** The directory above, which config_path names. */
  configPath?: string;
}

const HOST_LIKE = /^(?:_default|localhost|[^/]*[.:][^/]*|[^/]+_\d{1,5}_)$/;

/**
 * The directory of a hosts.toml. A bare file name tells nothing, and neither does a parent that is not called like a host
 * unless it stands in a `certs.d`. Further below a `certs.d` containerd does not look.
 */
export function directoryOf(path: string): HostDirectory {
  const steps = path.replaceAll('\\', '/').split('/');
  const name = steps.at(-2);
  if (!name || name === 'certs.d') return {};
  const isListed = steps.at(-3) === 'certs.d';
  if (!isListed && (!HOST_LIKE.test(name) || steps.includes('certs.d'))) return {};
  const above = steps.slice(0, -2).join('/');
  return { name, ...(path.startsWith('/') && above !== '' && { configPath: above }) };
}

/** The registry for which containerd reads a directory of this name; undefined for `_default`, which serves all others. */
export function registryOfDirectory(name: string | undefined): string | undefined {
  if (name === undefined || name === '_default') return undefined;
  const [, host, port] = /^(.+)_(\d{1,5})_$/.exec(name) ?? [];
  return host === undefined ? name : `${host}:${port}`;
}

/** K3s and RKE2 write their hosts.toml anew at every start. */
export const ownerOfGenerated = (path: string): 'k3s' | 'rke2' | undefined => {
  const owner = /\/rancher\/(k3s|rke2)\/agent\//.exec(path)?.[1];
  return owner === 'k3s' || owner === 'rke2' ? owner : undefined;
};

/** Names that are meant for hosts.toml. Copies and templates (`hosts.toml.bak`, `hosts.toml.j2`) are meant for themselves. */
const NEARLY = /^_?hosts?(?:[._-]?(?:toml|tml|tom|toml\.txt|txt|conf|cfg|ya?ml))?$|^config\.toml$/i;

/** Whether the file stands in a host directory under a name that is not hosts.toml, letter for letter, though it is meant. */
export function isMisnamed(path: string): boolean {
  const name = path.replace(/^.*[\\/]/s, '');
  return name !== 'hosts.toml' && NEARLY.test(name) && directoryOf(path).name !== undefined;
}

/** Where containerd looks for the file instead. */
export const rightPath = (path: string): string => path.replace(/[^\\/]+$/, 'hosts.toml');
