import { type Instruction, insertAfter, insertBefore, type Stage } from '../../syntax/dockerfile/index.ts';
import type { Case } from '../rule.ts';
import { baseOf } from './base.ts';
import { caInContext } from './ca-file.ts';
import type { DockerfileDocument } from './document.ts';
import { familyOf } from './families.ts';
import { linesFor } from './install-lines.ts';
import { type Builder, type Declined, type Installation, nothing } from './installation.ts';
import { tlsUses } from './network.ts';
import { isTrusted } from './stage-trust.ts';
import type { TrustSource } from './trust-source.ts';

export interface Wanted {
  stage: Stage;
  /** Whose trust is needed. */
  sources: readonly TrustSource[];
  /** The first instruction that needs it. */
  first: Instruction;
  /** The host whose CA it is. */
  host: string | undefined;
  /** Package sources present certificates of this CA too. */
  intercepted: boolean;
}

/** Puts the CA into the stage, or says why not. Nothing is to be done where the stage has it already. */
export function installCa(document: DockerfileDocument, wanted: Wanted, theCase: Case): Installation | Declined {
  const { stage } = wanted;
  const trust = document.trusts[stage.index];
  const first = beforeUser(firstOf(document, wanted), stage);
  const lacking = wanted.sources.filter((source) => !trust || !isTrusted(trust, source, first.range.start));
  if (lacking.length === 0) return covered(document, wanted, first);

  const base = baseOf(document.dockerfile, stage, document.uses);
  const ca = caInContext(document, wanted.host, theCase);
  const builder = builderFor(document, wanted, theCase);
  const found = linesFor({
    document,
    stage,
    first,
    sources: lacking,
    intercepted: wanted.intercepted,
    base,
    ca,
    builder,
  });
  if ('declined' in found) return found;
  const insert = first === stage.from ? insertAfter : insertBefore;
  const own: Installation = {
    brings: 'ca',
    edits: [insert(document.dockerfile, first, found.lines)],
    creates: found.copies ? ca.creates : [],
    missing: found.copies ? ca.missing : [],
    stages: [stage.index],
    assumed: base.known && base.assumed,
    says: base.known ? [base.because] : [],
  };
  return found.built && builder ? joined(builder.installation, own) : own;
}

/** Nothing is to be done. What a setting names is not looked into, so a person has to. */
function covered(document: DockerfileDocument, { stage, sources }: Wanted, { range }: Instruction): Installation {
  const trust = document.trusts[stage.index];
  const stored = trust && isTrusted({ ...trust, settings: new Map() }, 'system', range.start);
  const says = stored ? 'The stage installs a CA before.' : 'The stage names a CA to the tool before.';
  const assumed = !stored && sources.some((source) => source !== 'none');
  return {
    brings: 'nothing',
    edits: [],
    creates: [],
    missing: [],
    stages: [],
    assumed,
    says: sources.length > 0 ? [says] : [],
  };
}

/** The first instruction of the stage that speaks TLS, or `first` where that comes earlier. */
function firstOf(document: DockerfileDocument, { stage, first }: Wanted): Instruction {
  const instruction = tlsUses(document, stage)[0]?.use.instruction;
  return instruction && instruction.range.start < first.range.start ? instruction : first;
}

/** Where the stage gives up root right before, the place above that: then nobody has to become root again. */
function beforeUser(first: Instruction, { instructions }: Stage): Instruction {
  const previous = instructions[instructions.indexOf(first) - 1];
  return previous?.keyword === 'USER' ? previous : first;
}

/** For an image in which nothing can be installed: the nearest stage before it whose store it can copy. */
function builderFor(document: DockerfileDocument, wanted: Wanted, theCase: Case): Builder | undefined {
  const { dockerfile, trusts, uses } = document;
  const base = baseOf(dockerfile, wanted.stage, uses);
  if (!base.known || base.image.family !== 'scratch') return undefined;
  const candidates = dockerfile.stages
    .slice(0, wanted.stage.index)
    .reverse()
    .flatMap((stage) => {
      const own = baseOf(dockerfile, stage, uses);
      const family = own.known ? familyOf(own.image.family) : undefined;
      return family ? [{ stage, family, name: stage.from.name ?? String(stage.index) }] : [];
    });
  const trusting = candidates.find(({ stage }) => trusts[stage.index]?.system !== undefined);
  if (trusting) return { ...trusting, installation: nothing };
  for (const candidate of candidates) {
    const { stage } = candidate;
    const first = stage.instructions[0] ?? stage.from;
    const installation = installCa(document, { ...wanted, stage, first, sources: ['system'] }, theCase);
    if (!('declined' in installation)) return { ...candidate, installation };
  }
  return undefined;
}

function joined(a: Installation, b: Installation): Installation {
  return {
    brings: 'ca',
    edits: [...a.edits, ...b.edits],
    creates: [...a.creates, ...b.creates],
    missing: [...a.missing, ...b.missing],
    stages: [...a.stages, ...b.stages],
    assumed: a.assumed || b.assumed,
    says: [...a.says, ...b.says],
  };
}
