import { sentenceOf } from '../../engine/verdict/sentence.ts';
import type { Finding, Report } from '../../engine/workspace/report.ts';

/** What the plan amounts to, in one line. */
export function summaryOf({ plan, findings }: Report): string {
  if (plan.files.length === 0) return withoutChanges(findings);
  const created = plan.files.filter(({ before }) => before === null).length;
  const changed = plan.files.length - created;
  const parts = [
    changed > 0 && `${count(changed, 'file')} changed`,
    created > 0 && `${count(created, 'new file')}`,
    ...restarts(plan.actions.filter(({ kind }) => kind === 'restart' || kind === 'reload').map(({ title }) => title)),
  ];
  return parts.filter(Boolean).join(' · ');
}

function withoutChanges(findings: readonly Finding[]): string {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  if (fixes.length === 0) return 'No file to change.';
  return fixes.every(({ safety }) => safety === 'needs-review')
    ? `No change is switched on: ${fixes.length === 1 ? 'the fix needs' : 'the fixes need'} your review.`
    : 'No change is switched on.';
}

const restarts = (titles: string[]): string[] =>
  titles.length === 0 ? ['nothing to restart'] : titles.map(lowerFirst);

/** What a screen reader hears when a report is there. */
export function statusOf(report: Report): string {
  const { findings, cause } = report;
  if (findings.length === 0) return cause ? `Cause: ${cause.summary}` : sentenceOf(report);
  const fixable = findings.filter(({ fix }) => fix).length;
  return `${count(findings.length, 'problem')}, ${fixable} fixable.`;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Program names such as containerd stay as they are; only a sentence's first capital goes. */
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
