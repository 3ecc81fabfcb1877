import type { ContainerdHostsFacts } from '../../workspace/facts.ts';
import type { Station } from '../../workspace/report.ts';
import type { Pull, PullFile } from '../pull.ts';
import { directoryNames } from './registry-settings.ts';

/** What containerd finds for a registry below its config path. */
export interface HostDirectory {
  station: Station;
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
      const found = inDirectory(pull, `${root.replace(/\/+$/, '')}/${name}`);
      if (found) return found;
    }
  const placed = pull.files.find(({ facts, installAt }) => {
    if (facts.kind !== 'containerd-hosts') return false;
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

function inDirectory(pull: Pull, path: string): HostDirectory | undefined {
  const inside = pull.files.filter(({ installAt }) => installAt?.startsWith(`${path}/`));
  const hosts = inside.find(({ installAt, file }) => installAt === `${path}/hosts.toml` && file.text !== '');
  if (hosts) return through(hosts, `${path}/hosts.toml`);
  const caFiles = inside
    .map(({ installAt = '' }) => installAt)
    .filter((ca) => /^[^/]+\.crt$/.test(ca.slice(path.length + 1)));
  if (caFiles.length === 0) return undefined;
  const says = `${path} (docker-style certificates)`;
  return { station: { name: 'host-directory', state: 'ok', says, detail: caFiles }, caFiles };
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
