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
 * be verified. Undefined where they are there or may be, or where the tool has its own. Where several switches of a stage
 * need them, they come before the first.
 */
export function installRoots(
  document: DockerfileDocument,
  { use, switch: { trust }, range }: Occurrence,
): Installation | undefined {
  const { stage, instruction } = use;
  if (!stage || use.kind !== 'command' || use.when !== 'build' || trust !== 'system') return undefined;
  const base = baseOf(document.dockerfile, stage, document.uses);
  if (!base.known || base.assumed || base.image.updates !== false || base.image.family !== 'debian') return undefined;
  if (installsCaCertificates(document, stage, range.start)) return undefined;
  const install = familyOf(base.image.family)?.install;
  if (!install) return undefined;
  const lines = runLines([...install.commands(), ...install.after]);
  const user = userBefore(document, stage, instruction, base);
  return {
    edits: [
      insertBefore(document.dockerfile, instruction, isRoot(user) ? lines : ['USER root', ...lines, `USER ${user}`]),
    ],
    creates: [],
    missing: [],
    stages: [stage.index],
    assumed: false,
    says: [`${base.because} Nothing installs ${install.package} there, so the public CAs are missing.`],
  };
}
