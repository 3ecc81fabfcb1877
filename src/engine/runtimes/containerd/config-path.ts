import type { Facts } from '../../workspace/facts.ts';

export const CUSTOMARY = '/etc/containerd/certs.d';

/** What else of the case tells which directory a config_path means. */
export interface Surroundings {
  target: { registry: string };
  documents: readonly { facts: Facts }[];
}

/** What is wrong with a value of config_path, in the order in which it is put right. */
export type Fault = 'list' | 'host-directory' | 'relative';

/** Text that a program fills in before containerd reads it: shells, envsubst, Go templates, Jinja, make. */
export const isPlaceholder = (text: string): boolean => /\$|\{\{|%\w+%|<\w[\w -]*>|@\w+@|__\w+__/.test(text);

const isWindowsPath = (path: string): boolean => /^[A-Za-z]:[\\/]/.test(path);

/** The directories of a list: a colon parts them, except behind a drive letter. */
export function directoriesOf(value: string): string[] {
  return isWindowsPath(value) ? [value] : value.split(':').filter((path) => path !== '');
}

export function faultsOf(value: string, theCase: Surroundings): Fault[] {
  if (value === '' || isPlaceholder(value)) return [];
  const [first = '', ...more] = directoriesOf(value);
  const faults: Fault[] = [];
  if (more.length > 0) faults.push('list');
  if (rootAbove(first, theCase)) faults.push('host-directory');
  if (!first.startsWith('/') && !isWindowsPath(first)) faults.push('relative');
  return faults;
}

/** The one absolute directory that the value means, without a slash at its end; undefined when only its author can tell. */
export function meantDirectory(value: string, theCase: Surroundings): string | undefined {
  if (isPlaceholder(value)) return undefined;
  const directories = directoriesOf(value).map((path) => absolute(rootAbove(path, theCase) ?? path));
  const usable = directories.flatMap((path) => (path === undefined ? [] : [path.replace(/(?<=.)\/+$/, '')]));
  return usable.find((path) => rootsInCase(theCase).has(path)) ?? usable[0];
}

/** Directories above the hosts.toml files of the case. */
function rootsInCase({ documents }: Surroundings): Set<string> {
  return new Set(
    documents.flatMap(({ facts }) => (facts.kind === 'containerd-hosts' && facts.configPath ? [facts.configPath] : [])),
  );
}

/** The directory above, where the path leads on to one registry's directory or to a hosts.toml. */
function rootAbove(path: string, theCase: Surroundings): string | undefined {
  const named = path.replace(/\/+$/, '');
  const directory = named.replace(/\/hosts\.toml$/, '');
  const [, root, name] = /^(.*[^/])\/([^/]+)$/.exec(directory) ?? [];
  if (root !== undefined && name !== undefined && namesRegistry(name, root, theCase)) return root;
  return directory === named ? undefined : directory;
}

function namesRegistry(name: string, root: string, { target, documents }: Surroundings): boolean {
  if (name === target.registry || name === '_default') return true;
  const isKnown = documents.some(({ facts }) => facts.kind === 'containerd-hosts' && facts.directory === name);
  return isKnown || /^[\w.-]+(?::\d{1,5}|_\d{1,5}_)$/.test(name) || /\/(?:certs|hosts)\.d$/.test(root);
}

/** A path that lacks no more than its leading slash, or all above `certs.d`. */
function absolute(path: string): string | undefined {
  if (path.startsWith('/') || isWindowsPath(path)) return path;
  const bare = path.replace(/^(?:\.\/)+/, '');
  if (/^(?:etc|var|opt|usr|run)\//.test(bare)) return `/${bare}`;
  return /^(?:containerd\/)?certs\.d\/?$/.test(bare) ? CUSTOMARY : undefined;
}
