import type { Finding } from '../workspace/report.ts';
import type { Proven } from './prove.ts';

/**
 * The findings as the proof leaves them. A fix that fails a gate is not offered and the finding says why. A finding whose
 * fix can only be made once another is applied, such as one in a file that does not parse, is told with that fix, without
 * its edits: they are places in a text that nobody has pasted.
 */
export function told(findings: readonly Finding[], { combination, refused, awaited }: Proven): Finding[] {
  const applied = new Map(combination.applied.map((finding) => [finding.id, finding]));
  return findings.map((finding) => {
    const { fix, declined, ...rest } = finding;
    const reason = refused.get(finding.id);
    if (reason) return { ...rest, declined: reason };
    const inVain = finding.after?.map((id) => refused.get(id)).find((first) => first !== undefined);
    if (inVain) return finding;
    const then = fix ? undefined : (applied.get(finding.id) ?? awaited.get(finding.id));
    if (then?.fix) return { ...rest, fix: { ...then.fix, edits: [], creates: [] } };
    return then?.declined ? { ...rest, declined: then.declined } : finding;
  });
}
