import type { NodeAction, Plan } from '../workspace/report.ts';
import { block, code, prose } from './markdown.ts';

export type StepsOf = Pick<Plan, 'actions' | 'rollback' | 'missing'>;

/** The steps, and how to roll back, as a Markdown file that lies beside the corrected ones. */
export function stepsText({ actions, rollback, missing }: StepsOf): string {
  const parts = ['# Steps', ...missing.map((file) => `Still missing: ${missingText(file)}`)];
  parts.push('Run these in the folder into which this archive was unpacked.', ...orNothing(stepTexts(actions, '##')));
  parts.push('# Roll back', ...orNothing(stepTexts(rollback, '##')));
  return `${parts.join('\n\n')}\n`;
}

const orNothing = (steps: readonly string[]): readonly string[] => (steps.length > 0 ? steps : ['Nothing to run.']);

export const missingText = ({ path, what, without }: Plan['missing'][number]): string =>
  `${prose(what)}, at ${code(path)}. ${prose(without)}`;

/** Each step under a heading of its own, numbered. */
export const stepTexts = (actions: readonly NodeAction[], heading: string): string[] =>
  actions.map(({ title, why, command, expect }, index) =>
    [
      `${heading} ${index + 1}. ${prose(title)}`,
      prose(why),
      ...(command ? [block(command, 'sh')] : []),
      ...(expect ? [`Prints: ${prose(expect)}`] : []),
    ].join('\n\n'),
  );
