import { insertAfter } from '../../../syntax/dockerfile/index.ts';
import type { DockerfileDocument } from '../document.ts';
import { runLines } from '../install-lines.ts';
import { installsCaCertificates } from '../packages.ts';
import { isRoot, userBefore } from '../user.ts';
import { baseStages } from '../variables.ts';
import { type CaFault, declaresStage, inStage, type KnownStage, safetyOf } from './fault.ts';

/** A CA lies where the update command looks for it, but nothing calls that afterwards. */
export const neverUpdated: CaFault = function* (known) {
  const { document, trust, family } = known;
  const last = trust.placed.findLast(({ instruction }) => instruction.kind === 'copy');
  if (!last || last.anchors !== family.anchors) return;
  const { instruction, destination, source } = last;
  if (updatedAfter(known, instruction.range.start) || isReadDirectly(document, destination, source?.value ?? ''))
    return;
  const user = userBefore(document, known.stage, instruction, known.base);
  const lines = runLines(updateCommands(known, instruction.range.start));
  yield {
    range: instruction.range,
    message: `The CA is copied to ${destination}${inStage(known)}, but ${family.update} is not called afterwards, so no program trusts it.`,
    evidence: [known.base.because],
    fix: {
      title: `Call ${family.update} after the CA is copied`,
      safety: startsByScript(document) ? 'needs-review' : safetyOf(known),
      edits: [
        insertAfter(document.dockerfile, instruction, isRoot(user) ? lines : ['USER root', ...lines, `USER ${user}`]),
      ],
      declares: declaresStage(known),
    },
  };
};

function updateCommands({ document, stage, base, family }: KnownStage, offset: number): string[] {
  const ready = base.image.updates || installsCaCertificates(document, stage, offset);
  const { install, update } = family;
  return ready || !install ? [update] : [...install.commands(), update, ...install.after];
}

/** In this stage, or in one that is built on it. */
function updatedAfter({ document, stage, trust }: KnownStage, offset: number): boolean {
  if (trust.updates.some(({ instruction }) => instruction.range.start >= offset)) return true;
  return document.dockerfile.stages.some(
    (other) =>
      other !== stage &&
      [...baseStages(document.dockerfile, other)].includes(stage) &&
      (document.trusts[other.index]?.updates.length ?? 0) > 0,
  );
}

/** Something names the file itself: then it needs no store. */
function isReadDirectly({ uses }: DockerfileDocument, destination: string, source: string): boolean {
  const name =
    destination.endsWith('/') || !/\.[a-z]+$/i.test(destination)
      ? source.replace(/^.*\//, '')
      : destination.replace(/^.*\//, '');
  if (name.length < 3) return false;
  return uses.some((use) =>
    use.kind === 'variable'
      ? use.value.text.includes(name)
      : use.kind === 'command' && use.command.words.some(({ value }) => value.includes(name)),
  );
}

/** A start script can call anything. */
const startsByScript = ({ uses }: DockerfileDocument): boolean =>
  uses.some(
    ({ instruction, ...use }) =>
      instruction.keyword === 'ENTRYPOINT' &&
      use.kind === 'command' &&
      use.command.words.some(({ value }) => /\.sh$|entrypoint/.test(value)),
  );
