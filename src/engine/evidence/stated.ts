import { occurrences } from '../workspace/occurrences.ts';
import type { RuntimeName } from '../workspace/target.ts';
import { isBefore } from '../workspace/version.ts';

/** A release that a text states, as printed by the program, shown by the cluster, or written by a person. */
export interface StatedRelease {
  runtime: RuntimeName;
  version: string;
}

const number = String.raw`v?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)(?![\w.]*\d)`;
/** `removed in containerd v2.0` and `since containerd 1.5` state no release that runs. */
const notOf = String.raw`(?<!\b(?:in|since|before|until|to|from|than|by|of|for) )`;

/** How a release is told, the surest first. Where one way tells two of them, neither is taken. */
const wordings: readonly { runtime: RuntimeName; words: RegExp }[] = [
  // containerd --version; kubectl get nodes -o wide, kubectl describe node; containerd's first line of log; docker version
  {
    runtime: 'containerd',
    words: new RegExp(
      String.raw`\bcontainerd (?:github\.com/containerd/containerd(?:/v2)?|containerd\.io) ${number}`,
      'g',
    ),
  },
  { runtime: 'containerd', words: new RegExp(String.raw`\bcontainerd://${number}`, 'g') },
  { runtime: 'containerd', words: new RegExp(String.raw`starting containerd"[^\n]{0,200} version=${number}`, 'g') },
  {
    runtime: 'containerd',
    words: new RegExp(String.raw`${notOf}\b[Cc]ontainerd(?: version| release)?:? ${number}`, 'g'),
  },
  // docker info; docker version; docker --version
  { runtime: 'docker', words: new RegExp(String.raw`\bServer Version: ${number}`, 'g') },
  { runtime: 'docker', words: new RegExp(String.raw`\bEngine:\s{1,20}Version:\s{1,20}${number}`, 'g') },
  {
    runtime: 'docker',
    words: new RegExp(String.raw`${notOf}\b[Dd]ocker(?: [Ee]ngine)?(?: version)?:? ${number}`, 'g'),
  },
];

/** Of longer texts only the beginning. */
const lookedAt = 200_000;

/** What the texts state about releases, one for each program at most. */
export function statedReleases(texts: readonly string[]): StatedRelease[] {
  const found = new Map<RuntimeName, string>();
  const heads = texts.map((text) => text.slice(0, lookedAt));
  for (const { runtime, words } of wordings) {
    if (found.has(runtime)) continue;
    const told = new Set(heads.flatMap((text) => [...occurrences(text, words)].map(([, version = '']) => version)));
    const [only] = told;
    if (only !== undefined && told.size === 1 && !isBefore(only, '1.0')) found.set(runtime, only);
  }
  return [...found].map(([runtime, version]) => ({ runtime, version }));
}

/**
 * What a text shows of config_path where no config.toml is at hand, as `containerd config dump | grep config_path` prints
 * it. The first one is that of the pulls: the transfer plugin's stands behind it in every release's dump.
 */
export const statedConfigPath = (text: string): string | undefined =>
  /(?:^|\n)(?:\d{1,5}[:-])?\s{0,40}config_path = (["'])([^"'\n]{0,400})\1/.exec(text.slice(0, lookedAt))?.[2];
