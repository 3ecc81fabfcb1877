import { insertBefore } from '../../syntax/dockerfile/index.ts';
import { baseOf } from './base.ts';
import type { Occurrence } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import { familyOf } from './families.ts';
import { runLines } from './install-lines.ts';
import type { Installation } from './installation.ts';
import { installsCaCertificates } from './packages.ts';
import { isRoot, userBefore } from './user.ts';

/**
 * Brings the public CAs into an image that lacks them (debian, ubuntu and their slim relatives), so that a public host can
 * be verified: before the first of the stage's switches that need them. Undefined where they are there or may be.
 */
export function installRoots(
  document: DockerfileDocument,
  occurrence: Occurrence,
  together: readonly Occurrence[],
): Installation | undefined {
  const { stage } = occurrence.use;
  if (!stage || !lacksRoots(document, occurrence)) return undefined;
  const base = baseOf(document.dockerfile, stage, document.uses);
  const install = base.known ? familyOf(base.image.family)?.install : undefined;
  if (!base.known || !install) return undefined;
  const [first = occurrence] = together
    .filter((other) => other.use.stage === stage && lacksRoots(document, other))
    .sort((a, b) => a.range.start - b.range.start);
  const { instruction } = first.use;
  const lines = runLines([...install.commands(), ...install.after]);
  const user = userBefore(document, stage, instruction, base);
  const asRoot = isRoot(user) ? lines : ['USER root', ...lines, `USER ${user}`];
  return {
    brings: 'roots',
    edits: [insertBefore(document.dockerfile, instruction, asRoot)],
    creates: [],
    missing: [],
    stages: [stage.index],
    assumed: false,
    says: [`${base.because} Nothing installs ${install.package} there, so the public CAs are missing.`],
  };
}

/** Whether the tool reads the system's store and the image is known to have none. */
function lacksRoots(document: DockerfileDocument, { use, switch: { trust }, range }: Occurrence): boolean {
  if (!use.stage || use.kind !== 'command' || use.when !== 'build' || trust !== 'system') return false;
  const base = baseOf(document.dockerfile, use.stage, document.uses);
  const bare = base.known && !base.assumed && base.image.family === 'debian' && base.image.updates === false;
  return bare && !installsCaCertificates(document, use.stage, range.start);
}
