import type { Stage } from '../../../syntax/dockerfile/index.ts';
import type { Case, Problem } from '../../rule.ts';
import type { Base } from '../base.ts';
import type { DockerfileDocument } from '../document.ts';
import { type Family, familyOf } from '../families.ts';
import type { StageTrust } from '../stage-trust.ts';
import type { TrustSource } from '../trust-source.ts';

/** A stage whose distribution is known, with what it does about trust. */
export interface KnownStage {
  document: DockerfileDocument;
  stage: Stage;
  trust: StageTrust;
  base: Base & { known: true };
  family: Family;
  /** Whose verification is turned off in this stage: that is another fault, with a repair of its own. */
  switched: ReadonlySet<TrustSource>;
}

/** One way in which a stage fails to trust the CA. */
export type CaFault = (stage: KnownStage, theCase: Case) => Iterable<Problem>;

export function knownStage(
  document: DockerfileDocument,
  stage: Stage,
  switched: ReadonlySet<TrustSource>,
): KnownStage | undefined {
  const trust = document.trusts[stage.index];
  const base = document.bases[stage.index];
  const family = base?.known ? familyOf(base.image.family) : undefined;
  return base?.known && family && trust ? { document, stage, trust, base, family, switched } : undefined;
}

/** What is concluded from an image that may be another one when it is built has to be looked at. */
export const safetyOf = ({ base }: KnownStage): 'safe' | 'needs-review' => (base.assumed ? 'needs-review' : 'safe');

export const declaresStage = ({ document, stage }: KnownStage) => [
  { path: document.file.path, at: ['stages', stage.index] },
];

/** How a stage is called in a sentence; nothing where there is only one. */
export const inStage = ({ document, stage }: KnownStage): string =>
  document.dockerfile.stages.length > 1 ? ` in stage ${stage.from.name ?? stage.index}` : '';
