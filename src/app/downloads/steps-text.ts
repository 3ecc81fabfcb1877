import type { NodeAction, Plan } from '../../engine/workspace/report.ts';

/** The steps, and the way back, as Markdown for a ticket or a colleague. */
export function stepsText({ actions, rollback, missing }: Plan): string {
  const parts = ['# Steps', ''];
  for (const { path, what, without } of missing) parts.push(`Still missing: ${what}, at \`${path}\`. ${without}`, '');
  parts.push('Run these in the folder into which this archive was unpacked.', '', ...listed(actions));
  parts.push('# Way back', '', ...listed(rollback));
  return `${parts.join('\n').trimEnd()}\n`;
}

function listed(actions: readonly NodeAction[]): string[] {
  if (actions.length === 0) return ['Nothing to run.', ''];
  return actions.flatMap(({ title, why, command, expect }, index) => [
    `## ${index + 1}. ${title}`,
    '',
    why,
    '',
    ...(command ? ['```sh', command, '```', ''] : []),
    ...(expect ? [`Prints: ${expect}`, ''] : []),
  ]);
}
