import type { Pull } from '../runtimes/pull.ts';
import type { Trust } from '../trust/trust.ts';
import type { Evidence } from '../workspace/report.ts';
import type { ResolvedTarget } from '../workspace/target.ts';
import type { ReadFile } from './reader.ts';

/** The pull that a case is about, over these files: of the image that an error names, else of any from the registry. */
export function pullOver(
  files: readonly ReadFile[],
  { target, trust, evidence }: { target: ResolvedTarget; trust: Trust; evidence: readonly Evidence[] },
): Pull {
  const image = evidence.find((item) => item.image && item.registry === target.registry)?.image;
  return {
    registry: target.registry,
    ...(image && { image }),
    target,
    files: files.map(({ document, installAt }) => ({ file: document.file, facts: document.facts, installAt })),
    trust,
  };
}
