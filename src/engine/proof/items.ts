import type { Combination } from '../plan/combine.ts';
import type { Plan, ProofItem, Report } from '../workspace/report.ts';

/** What the proof of a plan consists of, in words; nothing for a plan that changes nothing. */
export function proofItems(plan: Plan, { applied }: Combination, traces: Report['traces']): ProofItem[] {
  if (plan.files.length === 0) return [];
  const paths = plan.files.map(({ path }) => path).join(', ');
  const declared = new Set(
    applied.flatMap((finding) => finding.fix?.declares ?? []).map(({ path, at }) => `${path} · ${at.join(' · ')}`),
  );
  return [
    { what: `${paths} parse.`, by: 'a second, independent parser', result: 'held' },
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
    ...traces.after.map(
      (trace): ProofItem => ({
        what: `A pull from ${trace.registry} reaches TLS with verification on.`,
        by: `our model of ${trace.runtime}`,
        result: trace.outcome === 'pulls' ? 'held' : 'failed',
        detail: trace.stations.map((station) => `${station.name}: ${station.says}`).join('\n'),
      }),
    ),
  ];
}
