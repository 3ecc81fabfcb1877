import { cleanPath } from '../../src/engine/runtimes/containerd/go-url.ts';
import { opinionOf } from '../../src/engine/second-opinion/opinion.ts';
import type { Answer } from '../../src/engine/second-opinion/question.ts';
import type { Said } from './said.ts';

const outcomes = {
  trusted: 'verified',
  // Nobody can stand between: the model calls that fine.
  loopback: 'verified',
  refused: 'refused',
  'not-reached': 'refused',
  unverified: 'unverified',
  named: 'depends',
  system: 'depends',
  'no-answer': 'unknown',
} as const;

/** What a release's own code says. */
export function saidByRelease(release: string, answer: Answer): Said {
  const { load, plugins, registry, pull, log } = answer;
  const isLoaded = plugins.every(({ loaded }) => loaded);
  const reached = load.starts && isLoaded && pull;
  const asked = reached && pull.error === undefined ? pull.hosts.filter(({ tried }) => tried) : undefined;
  const directory = log.find(({ message }) => message === 'loading host directory')?.fields?.dir;
  return {
    daemon: load.starts ? 'starts' : 'does not start',
    cri: load.starts ? (isLoaded ? 'loaded' : 'not loaded') : undefined,
    configPath: reached ? (registry?.configPath ?? '') : undefined,
    directory: reached ? (directory === undefined ? '' : cleanPath(directory)) : undefined,
    asks: reached ? (asked ? 'somebody' : 'nobody') : undefined,
    hosts: asked?.map(({ scheme, host }) => `${scheme}://${host}`),
    paths: asked?.map(({ path }) => cleanPath(path)),
    verification: asked?.map(({ scheme, skipVerify, fallsBackToHttp }) =>
      scheme === 'http' ? 'plain' : `${skipVerify ? 'off' : 'on'}${fallsBackToHttp ? ', else plain' : ''}`,
    ),
    authorities: asked?.map(({ authorities }) =>
      authorities
        .map(({ sha256 }) => sha256)
        .sort()
        .join(),
    ),
    outcome: outcomes[opinionOf(release, answer).outcome],
  };
}
