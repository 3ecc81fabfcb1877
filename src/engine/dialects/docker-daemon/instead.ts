import type { NodeAction } from '../../workspace/report.ts';
import type { Case, FixDraft } from '../rule.ts';
import type { DockerDaemonDocument } from './document.ts';
import { layoutOf } from './layout.ts';
import { caFor, type Use } from './registry-ca.ts';

/** A fix that brings the CA of `host` and makes the given edits; without a place for the CA, the reason. */
export function withCa(
  document: DockerDaemonDocument,
  theCase: Case,
  host: string,
  change: Pick<FixDraft, 'title' | 'edits' | 'declares' | 'actions'>,
  use?: Use,
): { fix: FixDraft } | { declined: string } {
  const ca = caFor(document, theCase, host, use);
  if (!ca) return { declined: `"${host}" is no host name of which a certificate could speak.` };
  return {
    fix: {
      ...change,
      // A pull that works now breaks when the CA is not there, or is not the one that signed.
      safety: ca.ready ? 'safe' : 'needs-review',
      creates: ca.creates,
      missing: ca.missing,
      actions: [...ca.actions, ...(change.actions ?? [])],
    },
  };
}

/** Whether anything in the case shows that images are built here: the builder inside dockerd reads its settings at its start. */
export const buildsIn = ({ documents, evidence, target }: Case): boolean =>
  target.runtime === 'buildkit' ||
  evidence.some(({ client }) => client === 'buildkit') ||
  documents.some(({ dialect }) => dialect === 'dockerfile');

/** What the running dockerd needs besides a reload to let go of insecure registries, and what shows that it has. */
export function letGo({ file }: DockerDaemonDocument, theCase: Case, entries: readonly string[]): NodeAction[] {
  // Where somebody builds, the change of daemon.json itself brings the restart.
  const builder = buildsIn(theCase) ? [] : [layoutOf(file.path).restartForBuilds];
  return entries.length === 0 ? [] : [...builder, ...entries.map(seeList)];
}

const seeList = (entry: string): NodeAction => ({
  kind: 'verify',
  title: 'See what dockerd takes for insecure now',
  command: "docker info 2>/dev/null | sed -n '/^ Insecure Registries:/,/^ [^ ]/p'",
  why: 'A list that dockerd has not read again goes on allowing what daemon.json no longer says. The builder is not asked here: it holds its own copy until dockerd restarts.',
  expect: `127.0.0.0/8 and, since 28.0, ::1/128, but not ${entry}`,
});

/** A fix that takes away what had no effect, and brings the CA of every registry that was named there. */
export function withCaOfAll(
  document: DockerDaemonDocument,
  theCase: Case,
  hosts: readonly string[],
  change: Pick<FixDraft, 'title' | 'edits' | 'declares'>,
): FixDraft {
  const all = hosts.flatMap((host) => caFor(document, theCase, host) ?? []);
  return {
    ...change,
    // Nothing that works depends on what goes; the CA only adds what was wanted.
    safety: 'safe',
    creates: all.flatMap(({ creates }) => creates),
    missing: all.flatMap(({ missing }) => missing),
    actions: all.flatMap(({ actions }) => actions),
  };
}
