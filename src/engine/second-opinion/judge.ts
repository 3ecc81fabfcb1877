import type { ProofItem, Trace } from '../workspace/report.ts';
import type { Modelled } from './case.ts';
import type { Opinion } from './opinion.ts';
import { programBehind } from './programs.ts';

/** A release's word about one case, and where our model says otherwise. */
export interface SecondOpinion {
  /** e.g. `containerd 2.1.9`. */
  release: string;
  before: Opinion;
  after: Opinion;
  /** In what our model of the release is wrong; empty where they agree. */
  contradictions: readonly string[];
  /** What is still to be obtained, so that nothing is proven after the changes. */
  missing: readonly string[];
}

/** What no file tells, so that no code that only reads files can judge it, and what this release’s leaves out besides. */
export function notCovered(release: string): string {
  const { silent } = programBehind(release);
  return `Not covered: what the registry answers (redirects, a token server, credentials), the system’s own roots, and the daemon’s environment and command line${silent ? `; ${silent}` : ''}.`;
}

/** Compares the release's word with our model's. */
export function compared(
  before: Opinion,
  after: Opinion,
  { model, missing }: { model: Modelled | undefined; missing: readonly string[] },
): SecondOpinion {
  const contradictions = model
    ? [
        contradiction('Now', before, model.before, model.anchor),
        contradiction('After the changes', after, model.after, model.anchor),
      ].filter((sentence) => sentence !== undefined)
    : [];
  return { release: after.release, before, after, contradictions, missing };
}

/**
 * The release's word as an item of the proof. It fails where the release does not trust the registry after the changes, or
 * where it contradicts our model: then the release counts. Undefined when it gave no answer, or when a file that it needs
 * is still to be obtained.
 */
export function proofOf({ release, before, after, contradictions, missing }: SecondOpinion): ProofItem | undefined {
  if (before.outcome === 'no-answer' || after.outcome === 'no-answer') return undefined;
  if (contradictions.length === 0 && missing.length > 0) return undefined;
  return {
    what: `${release}’s own loader and resolver, run here on these files: now, ${uncapitalised(before.says)} After the changes, ${uncapitalised(after.says)}`,
    by: `${release}, compiled to WebAssembly`,
    result: contradictions.length === 0 && isSound.has(after.outcome) ? 'held' : 'failed',
    detail: [
      ...contradictions,
      ...['Now:', ...before.detail, 'After the changes:', ...after.detail],
      notCovered(release),
    ].join('\n'),
  };
}

/** On loopback there is nothing to verify: our model holds such a pull for a good one too. */
const isSound: ReadonlySet<Opinion['outcome']> = new Set(['trusted', 'named', 'system', 'loopback']);

function contradiction(when: string, opinion: Opinion, trace: Trace, anchor: readonly string[]): string | undefined {
  if (opinion.outcome === 'no-answer' || agrees(opinion, trace.outcome, anchor)) return undefined;
  return `${when}, this contradicts our own model, by which the pull ${modelSays[trace.outcome]}. The release’s own code counts.`;
}

const modelSays: Readonly<Record<Trace['outcome'], string>> = {
  pulls: 'is verified',
  fails: 'fails',
  insecure: 'goes unverified',
  unknown: 'reaches the registry',
};

function agrees({ outcome, authorities }: Opinion, model: Trace['outcome'], anchor: readonly string[]): boolean {
  const isPlaced = anchor.length > 0 && anchor.every((sha256) => authorities.includes(sha256));
  switch (model) {
    case 'pulls':
      return (
        outcome === 'trusted' ||
        outcome === 'loopback' ||
        ((outcome === 'named' || outcome === 'system') && (isPlaced || anchor.length === 0))
      );
    case 'fails':
      return (
        outcome === 'refused' ||
        outcome === 'not-reached' ||
        ((outcome === 'named' || outcome === 'system') && !isPlaced)
      );
    case 'insecure':
      return outcome === 'unverified';
    case 'unknown':
      return true;
  }
}

/** So that it goes on a sentence; names and numbers at its beginning stay as they are. */
const uncapitalised = (sentence: string): string =>
  /^(?:It|No|Nothing|The|They)\b/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
