import type { Report } from '../../engine/workspace/report.ts';

/** What the plan amounts to, in one line. */
export function summaryOf({ plan, findings }: Report): string {
  if (plan.files.length === 0)
    return findings.some(({ fix }) => fix) ? 'No change is switched on.' : 'No file to change.';
  const created = plan.files.filter(({ before }) => before === null).length;
  const changed = plan.files.length - created;
  const parts = [
    changed > 0 && `${count(changed, 'file')} changed`,
    created > 0 && `${count(created, 'new file')}`,
    ...restarts(plan.actions.filter(({ kind }) => kind === 'restart' || kind === 'reload').map(({ title }) => title)),
  ];
  return parts.filter(Boolean).join(' · ');
}

const restarts = (titles: string[]): string[] =>
  titles.length === 0 ? ['nothing to restart'] : titles.map(lowerFirst);

/** What a screen reader hears when a report is there. */
export function statusOf({ findings, cause }: Report): string {
  if (findings.length === 0) return cause ? `Cause: ${cause.summary}` : 'Nothing wrong in what I could see.';
  const fixable = findings.filter(({ fix }) => fix).length;
  return `${count(findings.length, 'problem')}, ${fixable} fixable.`;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Program names such as containerd stay as they are; only a sentence's first capital goes. */
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
