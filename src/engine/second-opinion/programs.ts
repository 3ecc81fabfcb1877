import type { DialectId } from '../workspace/source-file.ts';
import type { RuntimeName } from '../workspace/target.ts';

/** A program whose own code can be asked. Its releases are called by its name and a version: `containerd 2.1.9`. */
export interface Program {
  name: string;
  /** The targets that it decides about. */
  runtimes: readonly RuntimeName[];
  /** Where its configuration lies when nobody says otherwise, and as what it is recognised. */
  config: { path: string; dialect: DialectId };
  /** What it means that the configuration does not load. */
  failed: string;
  /** What its code says nothing about, besides what no file tells. */
  silent?: string;
}

const containerd: Program = {
  name: 'containerd',
  runtimes: ['containerd'],
  config: { path: '/etc/containerd/config.toml', dialect: 'containerd-config' },
  failed: 'containerd does not start',
};

const programs: readonly Program[] = [
  containerd,
  {
    name: 'moby',
    runtimes: ['docker'],
    config: { path: '/etc/docker/daemon.json', dialect: 'docker-daemon' },
    failed: 'dockerd does not start',
    silent: 'the containerd image store, with which Docker reads hosts.toml as well, and addresses that DNS would tell',
  },
  {
    name: 'containers/image',
    // Buildah and skopeo count as Podman: all four read their files by this library.
    runtimes: ['podman', 'cri-o'],
    config: { path: '/etc/containers/registries.conf', dialect: 'registries-conf' },
    failed: 'The registries configuration is not loaded',
    silent: 'what a rootless user has in a home directory, options such as --tls-verify, and what crio.conf says',
  },
];

/** Whose code decides about a pull by this runtime, where it is here. */
export const programOf = (runtime: string): Program | undefined =>
  programs.find(({ runtimes }) => runtimes.some((one) => one === runtime));

/** The program of a release such as `containerd 2.1.9`. */
export const programBehind = (release: string): Program =>
  programs.find(({ name }) => release.startsWith(`${name} `)) ?? containerd;

/** `2.1.9` of `containerd 2.1.9`. */
export const versionIn = (release: string): string => release.slice(release.lastIndexOf(' ') + 1);
