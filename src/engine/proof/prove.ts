import { type Combination, combine, type Examine } from '../plan/combine.ts';
import type { Finding } from '../workspace/report.ts';
import type { DialectId, SourceFile } from '../workspace/source-file.ts';
import { awaitedOf, withFirstOnes } from './awaited.ts';
import { type Before, type Refusal, refusalOf } from './gates.ts';

/** How many characters are read anew to try each fix by itself; above this nobody would wait for it. */
const mostTried = 5_000_000;

function costOf(files: readonly SourceFile[], findings: readonly Finding[]): number {
  const edited = new Set(findings.flatMap(({ fix }) => fix?.edits.map(({ path }) => path) ?? []));
  const length = files.reduce((sum, { path, text }) => sum + (edited.has(path) ? text.length : 0), 0);
  return length * findings.length;
}

export interface Proven {
  combination: Combination;
  /** Reasons by finding id, for fixes that did not pass. */
  refused: Map<string, string>;
  /** Findings that wait for others, by id, as those leave them. */
  awaited: ReadonlyMap<string, Finding>;
}

/**
 * The wanted fixes together, as far as they pass the gates. Normally that is one run; when a gate refuses, each fix is
 * tried alone, then one is added after another, so that only those that really fail are left out.
 */
export async function prove(
  before: Before & { findings: Finding[] },
  examine: Examine,
  wanted: (finding: Finding) => boolean,
  dialectOf: (file: SourceFile) => DialectId,
): Promise<Proven> {
  const awaited = await awaitedOf(before, examine);
  const attempt = async (accepts: (finding: Finding) => boolean): Promise<[Combination, Refusal | undefined]> => {
    const combination = await combine(before.files, before.findings, examine, accepts);
    return [combination, refusalOf(before, combination, dialectOf)];
  };
  const [together, refusal] = await attempt(withFirstOnes(before.findings, wanted));
  if (!refusal) return { combination: together, refused: new Map(), awaited };

  const refused = new Map<string, string>();
  const passing = new Set<string>();
  let best: Combination = { files: [...before.files], applied: [], findings: before.findings };
  if (costOf(before.files, together.applied) > mostTried) {
    for (const { id } of together.applied)
      refused.set(
        id,
        `Not offered: all together they do not pass the proof, and these are too many to try one by one: ${refusal.reason}`,
      );
    return { combination: best, refused, awaited };
  }
  let waiting = together.applied;
  // What one fix cannot do alone it may once another has made the text readable: as long as one more passes, the rest is tried anew.
  for (let passed = -1; passed < passing.size; ) {
    passed = passing.size;
    const again: Finding[] = [];
    for (const finding of waiting) {
      const candidate = new Set([...passing, finding.id]);
      const [combination, reason] = await attempt(({ id }) => candidate.has(id));
      if (reason) {
        refused.set(finding.id, `Not offered, because it does not pass the proof: ${reason.reason}`);
        again.push(finding);
        continue;
      }
      refused.delete(finding.id);
      // A finding of a later round only shows once the earlier ones are applied; it counts as passed when it was applied here.
      if (combination.applied.some(({ id }) => id === finding.id)) passing.add(finding.id);
      best = combination;
    }
    waiting = again;
  }
  return { combination: best, refused, awaited };
}
