import { rules } from '../dialects/index.ts';
import type { Evidence, Finding, Report } from '../workspace/report.ts';

const explains = new Map(rules.map((rule) => [rule.id, rule.explains ?? []]));

/**
 * The one root cause above its symptoms: the finding that explains the weightiest error, else what the error says
 * itself, else the gravest finding. Nothing when nothing is wrong.
 */
export function causeOf(
  evidence: readonly Evidence[],
  findings: readonly Finding[],
  explain: (item: Evidence) => string,
): Pick<Report, 'cause'> {
  const [error] = evidence;
  if (error) {
    const root =
      findings.find(
        (finding) => explains.get(finding.rule)?.includes(error.code) && finding.rule.split('/')[0] !== 'error-text',
      ) ?? findings.find((finding) => explains.get(finding.rule)?.includes(error.code));
    return { cause: root ? { summary: root.message, finding: root.id } : { summary: explain(error) } };
  }
  const [gravest] = findings;
  if (!gravest || gravest.severity === 'tidy') return {};
  return { cause: { summary: gravest.message, finding: gravest.id } };
}
