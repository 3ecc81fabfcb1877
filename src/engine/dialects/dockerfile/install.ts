import { type Instruction, insertAfter, insertBefore, type Stage } from '../../syntax/dockerfile/index.ts';
import type { Case } from '../rule.ts';
import type { Base } from './base.ts';
import { caInContext } from './ca-file.ts';
import type { DockerfileDocument } from './document.ts';
import { familyOf } from './families.ts';
import { fileIsEnough, linesFor } from './install-lines.ts';
import { type Builder, type Declined, type Installation, nothing } from './installation.ts';
import { isTrusted } from './stage-trust.ts';
import type { TrustSource } from './trust-source.ts';

export interface Wanted {
  /** Whose trust is needed. */
  sources: readonly TrustSource[];
  /** The first instruction that needs it. */
  first: Instruction;
  /** The host whose CA it is. */
  host: string | undefined;
  /** Package sources present certificates of this CA too. */
  intercepted: boolean;
}

const noBase: Base = { known: false, reason: 'The stage has no base image.' };

export type Wants = ReadonlyMap<Stage, Wanted>;

/**
 * Puts the CA into the stage as it wants it, or says why not; nothing is to be done where the stage has it already. Where
 * nothing can be installed, it comes into the store of a stage before, which is then copied.
 */
export function installCa(
  document: DockerfileDocument,
  stage: Stage,
  wants: Wants,
  theCase: Case,
): Installation | Declined {
  const wanted = wants.get(stage);
  if (!wanted) return nothing;
  const builder = copiesStore(document, stage, wanted) ? builderOf(document, stage) : undefined;
  if (!builder) return installIn(document, stage, served(document, stage, wants) ?? wanted, theCase);
  const wantedThere = served(document, builder.stage, wants);
  const there = wantedThere && !builder.trusting ? installIn(document, builder.stage, wantedThere, theCase) : nothing;
  const here = 'declined' in there ? there : installIn(document, stage, wanted, theCase, builder);
  return 'declined' in here || 'declined' in there ? here : joined(there, here);
}

function installIn(
  document: DockerfileDocument,
  stage: Stage,
  wanted: Wanted,
  theCase: Case,
  builder?: Builder,
): Installation | Declined {
  const trust = document.trusts[stage.index];
  const first = beforeUser(firstOf(document, stage, wanted), stage);
  const lacking = wanted.sources.filter((source) => !trust || !isTrusted(trust, source, first.range.start));
  if (lacking.length === 0) return covered(document, stage, wanted, first);
  const base = document.bases[stage.index] ?? noBase;
  const ca = caInContext(document, wanted.host, theCase);
  const { intercepted } = wanted;
  const found = linesFor({ document, stage, first, sources: lacking, intercepted, base, ca, builder });
  if ('declined' in found) return found;
  const insert = first === stage.from ? insertAfter : insertBefore;
  return {
    brings: 'ca',
    edits: [insert(document.dockerfile, first, found.lines)],
    creates: found.copies ? ca.creates : [],
    missing: found.copies ? ca.missing : [],
    stages: [stage.index],
    assumed: base.known && base.assumed,
    says: base.known ? [base.because] : [],
  };
}

/** Nothing is to be done. What a setting names is not looked into, so a person has to. */
function covered(
  document: DockerfileDocument,
  stage: Stage,
  { sources }: Wanted,
  { range }: Instruction,
): Installation {
  const trust = document.trusts[stage.index];
  const stored = trust && isTrusted({ ...trust, settings: new Map() }, 'system', range.start);
  const says = stored ? 'The stage installs a CA before.' : 'The stage names a CA to the tool before.';
  const needed = sources.some((source) => source !== 'none');
  return { ...nothing, assumed: needed && !stored, says: needed ? [says] : [] };
}

/** The first instruction of the stage that speaks TLS, or the wanted one where that comes earlier. */
function firstOf(document: DockerfileDocument, stage: Stage, { first }: Wanted): Instruction {
  const instruction = document.tls[stage.index]?.[0]?.use.instruction;
  return instruction && instruction.range.start < first.range.start ? instruction : first;
}

/** Where the stage gives up root right before, the place above that: then nobody has to become root again. */
function beforeUser(first: Instruction, { instructions }: Stage): Instruction {
  const previous = instructions[instructions.indexOf(first) - 1];
  return previous?.keyword === 'USER' ? previous : first;
}

/** What is wanted of a stage, together with what later stages want that can only copy its store. */
function served(document: DockerfileDocument, stage: Stage, wants: Wants): Wanted | undefined {
  const own = wants.get(stage);
  const later = [...wants].filter(
    ([other, wanted]) => copiesStore(document, other, wanted) && builderOf(document, other)?.stage === stage,
  );
  const [taker] = later;
  if (!taker) return own;
  const [, { host, intercepted }] = taker;
  if (own) return { ...own, sources: [...new Set([...own.sources, 'system' as const])], host: own.host ?? host };
  return { sources: ['system'], first: stage.instructions[0] ?? stage.from, host, intercepted };
}

function copiesStore({ bases }: DockerfileDocument, { index }: Stage, { sources }: Wanted): boolean {
  const base = bases[index];
  return base?.known === true && base.image.family === 'scratch' && !sources.every(fileIsEnough);
}

/** The nearest stage before with a store, if possible one that trusts a CA already. */
function builderOf({ dockerfile, trusts, bases }: DockerfileDocument, { index }: Stage): Builder | undefined {
  const candidates = dockerfile.stages
    .slice(0, index)
    .reverse()
    .flatMap((stage): Builder[] => {
      const base = bases[stage.index];
      const family = base?.known ? familyOf(base.image.family) : undefined;
      return family ? [{ stage, family, trusting: trusts[stage.index]?.system !== undefined }] : [];
    });
  return candidates.find(({ trusting }) => trusting) ?? candidates[0];
}

function joined(there: Installation, here: Installation): Installation {
  return {
    brings: 'ca',
    edits: [...there.edits, ...here.edits],
    creates: [...there.creates, ...here.creates],
    missing: [...there.missing, ...here.missing],
    stages: [...there.stages, ...here.stages],
    assumed: there.assumed || here.assumed,
    says: [...there.says, ...here.says],
  };
}
