import type { NodeAction } from '../../workspace/report.ts';
import { shellWord } from '../../workspace/shell-word.ts';
import { failedPull } from '../failed-pull.ts';
import type { Dialect } from '../rule.ts';
import { type ContainerdConfigDocument, readContainerdConfig } from './document.ts';
import { rules } from './rules/index.ts';
import { rule as notToml } from './rules/not-toml.ts';

const INSTALLED = '/etc/containerd/config.toml';

export const containerdConfig: Dialect<ContainerdConfigDocument> = {
  id: 'containerd-config',
  title: 'containerd config.toml',
  readBy: 'containerd',
  read: readContainerdConfig,
  rules,
  // What is wrong in a file that does not parse can be put right once it does.
  told: (problem, { id }, { problems }) =>
    problems.length > 0 && id !== notToml.id && !problem.fix ? { ...problem, after: notToml.id } : problem,
  // An excerpt is a part of a file: it takes the place of none.
  installAt: (document) => (document.isExcerpt ? undefined : pathOf(document)),
  applies: (document, theCase) => {
    const path = pathOf(document);
    return [document.isExcerpt ? carriedOver(path) : parses(path), restart, loaded, ...failedPull(theCase)];
  },
};

const pathOf = ({ file: { path } }: ContainerdConfigDocument): string =>
  /^(?:\/|[A-Za-z]:[\\/])/.test(path) ? path : INSTALLED;

const carriedOver = (path: string): NodeAction => ({
  kind: 'place',
  title: `Carry the change over into ${path}`,
  command: `sudo cp -a ${shellWord(path)} ${shellWord(`${path}.before-known-authority`)} && sudoedit ${shellWord(path)}`,
  why: 'What was pasted is a part of the file, or of what `containerd config dump` prints, so it must not take the place of the whole. Where the file does not hold the lines yet, they go to its end, in the table that stands above them here.',
  undo: `sudo mv -f ${shellWord(`${path}.before-known-authority`)} ${shellWord(path)}`,
});

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
