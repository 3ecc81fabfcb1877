import type { Finding } from '../workspace/report.ts';
import type { Proven } from './prove.ts';

/**
 * The findings as the proof leaves them. A fix that fails a gate is not offered and the finding says why. A finding whose
 * fix could only be made once another was applied, such as one in a file that did not parse, carries that fix without
 * its edits: they are places in a text that nobody has pasted.
 */
export function told(findings: readonly Finding[], { combination, refused }: Proven): Finding[] {
  const applied = new Map(combination.applied.map((finding) => [finding.id, finding]));
  return findings.map((finding) => {
    const { fix, declined, ...rest } = finding;
    const reason = refused.get(finding.id);
    if (reason) return { ...rest, declined: reason };
    const later = fix ? undefined : applied.get(finding.id)?.fix;
    return later ? { ...rest, fix: { ...later, edits: [], creates: [] } } : finding;
  });
}
