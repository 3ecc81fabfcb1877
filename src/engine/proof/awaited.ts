import { combine, type Examine } from '../plan/combine.ts';
import type { Finding } from '../workspace/report.ts';
import type { Before } from './gates.ts';

type Wanted = (finding: Finding) => boolean;

/** Who wants a fix that waits for others wants those as well. */
export function withFirstOnes(findings: readonly Finding[], wanted: Wanted): Wanted {
  const first = new Set(findings.filter(wanted).flatMap(({ after = [] }) => after));
  return (finding) => wanted(finding) || first.has(finding.id);
}

/** The findings that wait for others, by id, as they are told once those others' fixes are applied. */
export async function awaitedOf({ files, findings }: Before, examine: Examine): Promise<ReadonlyMap<string, Finding>> {
  const waiting = new Set(findings.filter(({ after }) => after).map(({ id }) => id));
  if (waiting.size === 0) return new Map();
  const first = new Set(findings.flatMap(({ after = [] }) => after));
  const then = await combine(files, [...findings], examine, ({ id }) => first.has(id));
  return new Map(then.findings.filter(({ id }) => waiting.has(id)).map((finding) => [finding.id, finding]));
}
