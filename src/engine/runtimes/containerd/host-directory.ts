import type { ContainerdHostsFacts } from '../../workspace/facts.ts';
import type { Station } from '../../workspace/report.ts';
import { isAtLeast, isBefore } from '../../workspace/version.ts';
import type { Pull, PullFile } from '../pull.ts';
import { cleanPath } from './go-url.ts';
import { directoryNames } from './registry-settings.ts';

/** What containerd finds for a registry below its config path. */
export interface HostDirectory {
  station: Station;
  /** The directory in which containerd looks; undefined when there is none, or when its place is not known. */
  path?: string;
  hosts?: ContainerdHostsFacts;
  /** Docker-style `*.crt` files, read where there is no usable hosts.toml (HOSTS loadCertFiles). */
  caFiles: string[];
  file?: PullFile;
}

/** Whether containerd reads host directories, and which; `unknown` when config.toml was not pasted. */
export type ConfigPath = { known: true; roots: readonly string[] } | { known: false };

/** The first directory that exists wins, without merging (HOSTS hostPaths, loadHostDir). */
export function findHostDirectory(pull: Pull, configPath: ConfigPath, release: string): HostDirectory {
  if (configPath.known && configPath.roots.length === 0) return without('unreached', 'Never read.', []);
  const names = directoryNames(pull.registry, release);
  const roots = configPath.known ? configPath.roots : [];
  for (const root of roots)
    for (const name of names) {
      const found = inDirectory(pull, cleanPath(`${root}/${name}`), release);
      if (found) return found;
    }
  const placed = pull.files.find(({ facts, installAt }) => {
    if (facts.kind !== 'containerd-hosts' || facts.misnamed) return false;
    return (
      installAt === undefined || (!configPath.known && facts.directory !== undefined && names.includes(facts.directory))
    );
  });
  if (placed) return through(placed, `${placed.file.path}, taken to stand in the directory of ${pull.registry}`);
  return configPath.known
    ? without(
        'broken',
        `No file for ${pull.registry} among those given.`,
        roots.map((root) => `${root}/${pull.registry}/hosts.toml`),
      )
    : without('unknown', 'Not known without config.toml.', []);
}

/** A directory that exists is the one, whatever is in it. Of a file system we know the files. */
function inDirectory(pull: Pull, path: string, release: string): HostDirectory | undefined {
  const inside = pull.files.filter(({ installAt }) => installAt?.startsWith(`${path}/`));
  if (inside.length === 0) return undefined;
  const hosts = inside.find(({ installAt, file }) => installAt === `${path}/hosts.toml` && file.text !== '');
  const refusal = hosts && refusalOf(hosts, release);
  if (hosts && refusal === undefined) return { ...through(hosts, `${path}/hosts.toml`), path };
  const named = (suffix: RegExp) =>
    inside.map(({ installAt = '' }) => installAt).filter((file) => suffix.test(file.slice(path.length + 1)));
  const [caFiles, client] = [named(/^[^/]+\.crt$/), named(/^[^/]+\.cert$/)];
  const says = caFiles.length + client.length > 0 ? `${path} (docker-style certificates)` : `${path} names no CA.`;
  const isBroken = refusal !== undefined && caFiles.length === 0;
  return {
    station: {
      name: 'host-directory',
      state: isBroken ? 'broken' : 'ok',
      says: refusal === undefined ? says : `${path}/hosts.toml is rejected: ${refusal}.`,
      detail: [...caFiles, ...client],
      ...(hosts && { path: hosts.file.path }),
    },
    path,
    caFiles,
  };
}

/** Why the release goes on as if this hosts.toml were not there. */
function refusalOf({ facts }: PullFile, release: string): string | undefined {
  if (facts.kind !== 'containerd-hosts') return undefined;
  const applies = ({ since, until }: { since?: string; until?: string }) =>
    (!since || isAtLeast(release, since)) && (!until || isBefore(release, until));
  return facts.refusals.find(applies)?.why;
}

function through(file: PullFile, says: string): HostDirectory {
  return {
    station: {
      name: 'host-directory',
      state: 'ok',
      says,
      detail: ['Read anew at every pull; no restart is needed.'],
      path: file.file.path,
    },
    ...(file.facts.kind === 'containerd-hosts' && { hosts: file.facts }),
    caFiles: [],
    file,
  };
}

function without(state: Station['state'], says: string, detail: string[]): HostDirectory {
  return { station: { name: 'host-directory', state, says, detail }, caFiles: [] };
}
