import { type Instruction, insertBefore, type Stage } from '../../syntax/dockerfile/index.ts';
import type { Occurrence } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import { familyOf } from './families.ts';
import { runLines } from './install-lines.ts';
import { type Installation, nothing } from './installation.ts';
import { installsCaCertificates } from './packages.ts';
import { isRoot, userBefore } from './user.ts';

/**
 * Brings the public CAs into images that lack them (debian, ubuntu), so that a public host can be verified: in each stage
 * before the first of its switches that need them. Stages where they are there, or may be, are left out.
 */
export function installRoots(
  document: DockerfileDocument,
  occurrences: readonly Occurrence[],
): Map<Stage, Installation> {
  const first = new Map<Stage, Occurrence>();
  for (const occurrence of occurrences) {
    const { stage } = occurrence.use;
    if (stage && needsRoots(document, stage, occurrence) && !first.has(stage)) first.set(stage, occurrence);
  }
  return new Map([...first].flatMap(([stage, { use }]) => installBefore(document, stage, use.instruction)));
}

function installBefore(document: DockerfileDocument, stage: Stage, instruction: Instruction): [Stage, Installation][] {
  const base = document.bases[stage.index];
  const install = base?.known ? familyOf(base.image.family)?.install : undefined;
  if (!base?.known || !install) return [];
  const lines = runLines([...install.commands(), ...install.after]);
  const user = userBefore(document, stage, instruction, base);
  const asRoot = isRoot(user) ? lines : ['USER root', ...lines, `USER ${user}`];
  const says = `${base.because} Nothing installs ${install.package} there, so the public CAs are missing.`;
  const edits = [insertBefore(document.dockerfile, instruction, asRoot)];
  return [[stage, { ...nothing, brings: 'roots', edits, stages: [stage.index], says: [says] }]];
}

/** Whether the tool reads the system's store, the image is known to have none, and nothing before installs one. */
export function needsRoots(
  document: DockerfileDocument,
  stage: Stage,
  { use, switch: one, range }: Occurrence,
): boolean {
  if (use.kind !== 'command' || use.when !== 'build' || one.trust !== 'system') return false;
  const base = document.bases[stage.index];
  const bare = base?.known && !base.assumed && base.image.family === 'debian' && base.image.updates === false;
  return bare === true && !installsCaCertificates(document, stage, range.start);
}
