import type { Finding, Report, Trace } from '../../workspace/report.ts';
import type { Refusal } from './gate.ts';

const nameOf = ({ runtime, registry, image = '' }: Trace): string => `${runtime} ${registry} ${image}`;

/** No pull that worked fails, and none loses its verification. */
export function pullsGate(before: Report, after: Report): Refusal[] {
  const now = new Map(after.traces.before.map((trace) => [nameOf(trace), trace]));
  return before.traces.before.flatMap((trace): Refusal[] => {
    const then = now.get(nameOf(trace));
    if (!then || then.outcome === trace.outcome) return [];
    const reason = `a pull from ${trace.registry} by ${trace.runtime}`;
    if (then.outcome === 'insecure') return [{ gate: 'resolves', reason: `With it ${reason} would go unverified.` }];
    if (trace.outcome === 'pulls')
      return [{ gate: 'resolves', reason: `With it ${reason}, which works, would not any more.` }];
    return [];
  });
}

/** The findings that are gone. */
export function repairedBy(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  const name = ({ rule, path }: Finding): string => `${rule} ${path}`;
  for (const finding of after) left.set(name(finding), (left.get(name(finding)) ?? 0) + 1);
  return before.filter((finding) => {
    const count = left.get(name(finding)) ?? 0;
    left.set(name(finding), count - 1);
    return count <= 0;
  });
}
