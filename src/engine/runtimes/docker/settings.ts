import type { DockerDaemonFacts } from '../../workspace/facts.ts';
import type { Located } from '../../workspace/source-file.ts';
import { isAtLeast } from '../../workspace/version.ts';
import type { Pull, PullFile } from '../pull.ts';
import { isLoopbackHost, makesInsecure, readInsecureEntry } from './insecure-entry.ts';
import { readMirror } from './mirror-url.ts';

/** What dockerd ends up with. */
export type DockerSettings = { state: 'does-not-start'; file: PullFile; refusal: Located<string> } | RunningSettings;

export interface RunningSettings {
  state: 'running';
  /** daemon.json; without it dockerd has its defaults. */
  file?: PullFile;
  facts?: DockerDaemonFacts;
  store: ImageStore;
}

/** The classic store reads the directories of registries by rules of its own, the other one by those of containerd. */
export type ImageStore = 'classic' | 'containerd';

export function dockerSettings(pull: Pull): DockerSettings {
  const file = pull.files.find(({ facts }) => facts.kind === 'docker-daemon');
  const { version } = pull.target;
  if (file?.facts.kind !== 'docker-daemon') return { state: 'running', store: storeOf(undefined, version) };
  const refusal = file.facts.refusals.find((one) => applies(one, version));
  if (refusal) return { state: 'does-not-start', file, refusal };
  return { state: 'running', file, facts: file.facts, store: storeOf(file.facts, version) };
}

/** A refusal of certain releases counts only where the release is known to be one of them. */
function applies({ since, until }: DockerDaemonFacts['refusals'][number], version: string): boolean {
  if (since !== undefined && !isAtLeast(version, since)) return false;
  return until === undefined || (version !== '' && !isAtLeast(version, until));
}

/** moby daemon/image_store_choice.go: since 29.0 the containerd store is the default of fresh installations on Linux. */
function storeOf(facts: DockerDaemonFacts | undefined, version: string): ImageStore {
  return (facts?.containerdSnapshotter?.value ?? isAtLeast(version, '29.0')) ? 'containerd' : 'classic';
}

/** The entry of insecure-registries that covers the host, and whether that can be told without asking the resolver. */
export interface Exemption {
  entry?: Located<string>;
  covers: 'yes' | 'maybe' | 'no';
  /** dockerd exempts this machine without being told. */
  loopback: boolean;
}

export function exemptionOf(facts: DockerDaemonFacts | undefined, host: string): Exemption {
  if (isLoopbackHost(host)) return { covers: 'yes', loopback: true };
  const entries = facts?.insecureRegistries ?? [];
  const answers = entries.map((entry) => ({ entry, covers: makesInsecure(readInsecureEntry(entry.value), host) }));
  const found = answers.find(({ covers }) => covers === 'yes') ?? answers.find(({ covers }) => covers === 'maybe');
  return { ...(found ?? { covers: 'no' }), loopback: false };
}

export interface Mirror {
  url: string;
  scheme: 'http' | 'https';
  host: string;
  place: Located<string>;
}

/** Asked before Docker Hub, and for its images only. */
export function mirrorsOf(facts: DockerDaemonFacts | undefined, version: string): Mirror[] {
  return (facts?.mirrors ?? []).flatMap((place) => {
    const mirror = readMirror(place.value, version);
    return mirror.kind === 'mirror' ? [{ ...mirror, url: place.value.replace(/\/$/, ''), place }] : [];
  });
}
