import type { Combination } from '../plan/combine.ts';
import type { Plan, ProofItem, Report, Trace } from '../workspace/report.ts';
import type { DialectId } from '../workspace/source-file.ts';
import { secondParser } from './second-parser.ts';

/**
 * What the proof of a plan consists of, in words; nothing for a plan that changes nothing. Whether a pull succeeds is
 * an item only where the files tell: what they leave open is named in `unchecked`.
 */
export function proofItems(
  plan: Plan,
  { applied }: Combination,
  traces: Report['traces'],
  dialectOf: (path: string) => DialectId,
): ProofItem[] {
  if (plan.files.length === 0) return [];
  const parsed = plan.files.flatMap(({ path }) => {
    const parser = secondParser(dialectOf(path));
    return parser ? [{ path, by: parser.name }] : [];
  });
  const declared = new Set(
    applied.flatMap((finding) => finding.fix?.declares ?? []).map(({ path, at }) => `${path} · ${at.join(' · ')}`),
  );
  return [
    ...parsed.map(
      ({ path, by }): ProofItem => ({ what: `${path} parses.`, by: `${by}, a second parser`, result: 'held' }),
    ),
    {
      what: 'Only what was meant has changed.',
      by: 'comparison of all parsed values before and after',
      result: 'held',
      detail: [...declared].join('\n'),
    },
    {
      what: 'None of the repaired findings is left, and no new one has come.',
      by: 'a second analysis of the result',
      result: 'held',
    },
    ...traces.after
      .filter((trace) => trace.outcome !== 'unknown' && !isStoppedByOthers(trace))
      .map(
        (trace): ProofItem => ({
          what: `A pull from ${trace.registry} reaches TLS with verification on.`,
          by: `our model of ${trace.runtime}`,
          result: trace.outcome === 'pulls' ? 'held' : 'failed',
          detail: trace.stations.map((station) => `${station.name}: ${station.says}`).join('\n'),
        }),
      ),
  ];
}

/** The files let it reach TLS, and the error shows that it does not get there: what stands in the way is in none of them. */
const isStoppedByOthers = ({ outcome, stations }: Trace): boolean =>
  outcome === 'pulls' &&
  stations.some(({ name, state }) => state === 'broken' && (name === 'endpoint' || name === 'tls'));
