import { type ReadLayouts, readLayouts } from '../../runtimes/containerd/config-versions.ts';
import type { Evidence } from '../../workspace/report.ts';
import { isExact } from '../../workspace/target.ts';
import { isAtLeast, isBefore } from '../../workspace/version.ts';
import type { Case } from '../rule.ts';
import type { Layout } from './layouts.ts';

/** One release for every way in which a config.toml is read (runtimes/containerd/config-versions.ts). */
const KINDS: readonly string[] = [
  '1.5.18',
  '1.6.20',
  '1.6.39',
  '1.7.10',
  '1.7.34',
  '2.0.11',
  '2.1.9',
  '2.2.7',
  '2.3.4',
];

/**
 * The releases that come into question. A version that was given or stated is the one; `1.7` stands for all of 1.7. One that was
 * detected is a lower bound: newer ones share the wording or the format that gave it away. A config version tells too:
 * whoever wrote 3 did not write it for a release that does not start with it; unless containerd was seen to refuse it.
 */
export function releasesOf({ target, evidence }: Case, configVersion?: number): readonly string[] {
  const { version } = target;
  const isKnown = version !== '' && /^(containerd)?$/.test(target.runtime);
  if (isKnown && isExact(target)) {
    const meant = KINDS.filter((release) => release.startsWith(`${version.replace(/^v/, '')}.`));
    return meant.length > 0 ? meant : [version];
  }
  const refusal = versionRefusal(evidence);
  const before = refusal?.clientVersion?.before;
  const likely = KINDS.filter(
    (release) => (!isKnown || isAtLeast(release, version)) && (!before || isBefore(release, before)),
  );
  if (refusal && likely.length > 0) return likely;
  const starting = likely.filter((release) => readingOf(release, configVersion, 3) !== 'refused');
  if (starting.length > 0) return starting;
  return likely.length > 0 ? likely : [version];
}

/** The error of a containerd that did not start because of its file's config version. */
export const versionRefusal = (evidence: readonly Evidence[]): Evidence | undefined =>
  evidence.find(({ code }) => code === 'containerd-config-version-refused');

/** What a release makes of the registry table of this layout in a file of this version. */
export function readingOf(release: string, version: number | undefined, layout: Layout): 'read' | 'unread' | 'refused' {
  const reading: ReadLayouts | undefined = readLayouts(release, version);
  if (!reading) return 'read';
  if (!reading.starts) return 'refused';
  return reading.layouts.includes(layout) ? 'read' : 'unread';
}

/** Sets of kinds that have a name, the largest first. */
const NAMED: readonly [string, readonly string[]][] = [
  ['1.x', KINDS.slice(0, 5)],
  ['2.x', KINDS.slice(5)],
  ['2.1 and newer', KINDS.slice(6)],
  ['2.0 to 2.2', KINDS.slice(5, 8)],
  ['1.6 and 1.7', KINDS.slice(1, 5)],
  ['1.6.32 and newer 1.x', KINDS.slice(2, 5)],
  ['1.x from 1.6.32 and 1.7.17 on', ['1.6.39', '1.7.34']],
  ['1.x before 1.6.32 and 1.7.17', ['1.5.18', '1.6.20', '1.7.10']],
  ['1.7', ['1.7.10', '1.7.34']],
];

/** The releases as a sentence names them, e.g. `containerd 1.x and 2.0 to 2.2`. */
export function nameReleases(releases: readonly string[]): string {
  const [only] = releases;
  if (releases.length === 1) return `containerd ${only}`;
  const left = new Set(releases);
  if (KINDS.every((kind) => left.has(kind))) return 'every release of containerd';
  const names: { name: string; at: number }[] = [];
  for (const [name, members] of NAMED) {
    if (!members.every((member) => left.has(member))) continue;
    names.push({ name, at: KINDS.indexOf(members[0] ?? '') });
    for (const member of members) left.delete(member);
  }
  for (const release of left) names.push({ name: release.replace(/\.\d+$/, ''), at: KINDS.indexOf(release) });
  const ordered = names.sort((a, b) => a.at - b.at).map(({ name }) => name);
  const last = ordered.pop();
  return `containerd ${ordered.length > 0 ? `${ordered.join(', ')} and ${last}` : last}`;
}
