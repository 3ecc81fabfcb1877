import type { NodeAction } from '../../workspace/report.ts';
import type { Dialect } from '../rule.ts';
import { type ContainerdConfigDocument, readContainerdConfig } from './document.ts';
import { rules } from './rules/index.ts';

const INSTALLED = '/etc/containerd/config.toml';

export const containerdConfig: Dialect<ContainerdConfigDocument> = {
  id: 'containerd-config',
  title: 'containerd config.toml',
  readBy: 'containerd',
  read: readContainerdConfig,
  rules,
  installAt: installedAt,
  applies: (document) => {
    const path = installedAt(document);
    return path === undefined ? [] : [parses(path), restart, loaded];
  },
};

/** An excerpt is a part of a file: it goes nowhere by itself. */
function installedAt({ file, isExcerpt }: ContainerdConfigDocument): string | undefined {
  if (isExcerpt) return undefined;
  return /^(?:\/|[A-Za-z]:[\\/])/.test(file.path) ? file.path : INSTALLED;
}

/** LoadConfig decodes the file as the daemon would; the registry rules are only checked when the daemon starts. */
const parses = (path: string): NodeAction => ({
  kind: 'verify',
  when: 'before-change',
  title: 'Let containerd read the new config.toml before it is in place',
  command: `sudo containerd --config .${path} config dump >/dev/null && echo accepted`,
  why: 'A file that does not decode keeps containerd from starting. Run in the folder into which the archive was unpacked. Whether mirrors and config_path go together is not checked here.',
  expect: 'accepted',
});

const restart: NodeAction = {
  kind: 'restart',
  title: 'Restart containerd',
  command: 'sudo systemctl restart containerd',
  why: 'containerd reads config.toml once, when it starts (hosts.toml and CA files it reads at every pull). Running containers go on: their shims outlive the daemon.',
};

const loaded: NodeAction = {
  kind: 'verify',
  title: 'See whether the CRI plugin is loaded',
  command: "sudo ctr plugins ls | grep -E '\\bcri\\b'",
  why: 'Settings that exclude each other do not stop containerd: it runs on without its CRI plugin, and the node becomes NotReady.',
  expect: 'ok at the end of every line',
};
