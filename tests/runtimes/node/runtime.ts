import { built } from '../setup/newer.ts';
import type { Suite } from '../setup/suites.ts';
import type { Credentials } from '../world/registry.ts';
import type { Machine } from './machine.ts';

export type Kind =
  | 'containerd'
  | 'docker'
  | 'docker-store'
  | 'buildkit'
  | 'buildkitd'
  | 'podman'
  | 'skopeo'
  | 'dockerfile';

/** A pull's outcome, in the words that a person would see and paste. */
export type Pulled = { ok: true } | { ok: false; error: string };

/** What pulls on a node. */
export interface Runtime {
  /** Starts what has to run; says why it does not, or nothing. */
  start(): Promise<string | undefined>;
  restart(): Promise<string | undefined>;
  /** Has it read its configuration again, where it can without a restart. */
  reload(): Promise<string | undefined>;
  pull(image: string, credentials?: Credentials): Promise<Pulled>;
}

/** One runtime of one suite. */
export interface Model {
  kind: Kind;
  /** `containerd 1.7`: the release as our pages name it. */
  name: string;
  /** Its first two numbers. */
  release: string;
  suite: Suite;
  /** A program that no suite carries. */
  program?: string;
}

/** The releases that the suites carry; the run itself asks every binary for its exact version. */
const releases: Readonly<Record<'bookworm' | 'trixie' | 'forky', Readonly<Record<Kind, string>>>> = {
  bookworm: {
    containerd: '1.6',
    docker: '20.10',
    'docker-store': '',
    buildkit: '20.10',
    buildkitd: '',
    podman: '4.3',
    skopeo: '1.9',
    dockerfile: '',
  },
  trixie: {
    containerd: '1.7',
    docker: '26.1',
    'docker-store': '26.1',
    buildkit: '26.1',
    buildkitd: '',
    podman: '5.4',
    skopeo: '1.18',
    dockerfile: '26.1',
  },
  forky: {
    containerd: '2.1',
    docker: '28.5',
    'docker-store': '28.5',
    buildkit: '28.5',
    buildkitd: '',
    podman: '5.8',
    skopeo: '1.22',
    dockerfile: '',
  },
};

const titles: Readonly<Record<Kind, string>> = {
  containerd: 'containerd',
  docker: 'Docker',
  'docker-store': 'Docker (containerd image store)',
  buildkit: 'BuildKit in Docker',
  buildkitd: 'buildkitd',
  podman: 'Podman',
  skopeo: 'Skopeo',
  dockerfile: 'Dockerfile in Docker',
};

const ofSuites: readonly Model[] = (Object.keys(titles) as Kind[]).flatMap((kind) =>
  (['bookworm', 'trixie', 'forky'] as const)
    .filter((suite) => releases[suite][kind] !== '')
    .map((suite) => {
      const release = releases[suite][kind];
      return { kind, release, suite, name: `${titles[kind]} ${release}` };
    }),
);

/** What no suite carries, where it has been built: see setup/newer.ts. */
const newer = (kind: 'containerd' | 'buildkitd'): Model[] =>
  built(kind).map(({ release, program }) => ({
    ...{ kind, release, program, suite: 'forky' },
    name: `${titles[kind]} ${release}`,
  }));

/** Every runtime that is here, the oldest of a kind first. */
export const models: readonly Model[] = [
  ...ofSuites.filter(({ kind }) => kind === 'containerd'),
  ...newer('containerd'),
  ...ofSuites.filter(({ kind }) => kind !== 'containerd'),
  ...newer('buildkitd'),
];

/** The exact version, from the binary itself. */
export async function versionOf({ kind }: Model, machine: Machine): Promise<string> {
  const program = /^(?:docker|buildkit$)/.test(kind) ? 'dockerd' : kind;
  const { output } = await machine.run([program, '--version']);
  return output.trim();
}
