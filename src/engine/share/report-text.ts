import type { PlannedFile } from '../workspace/report.ts';
import { block, code, prose } from './markdown.ts';
import { comparisonOf, patchText } from './patch.ts';
import { hiddenText, targetText } from './sayings.ts';
import type { SharedCase, SharedFinding } from './shared-case.ts';
import { missingText, stepTexts } from './steps-text.ts';

/** A part of the report, and the characters that it may take. */
interface Section {
  title: string;
  room: number;
  items(shared: SharedCase): string[];
}

/** Together below the 65,536 characters that GitHub takes as one issue. */
const sections: readonly Section[] = [
  { title: 'Problems', room: 14_000, items: ({ findings }) => findings.map(findingText) },
  { title: 'Still missing', room: 3000, items: ({ missing }) => missing.map((file) => `- ${missingText(file)}`) },
  { title: 'Changes', room: 26_000, items: ({ changes }) => changes.map(changeText) },
  { title: 'Steps', room: 7000, items: ({ actions }) => stepTexts(actions, '###') },
  { title: 'Roll back', room: 3000, items: ({ rollback }) => stepTexts(rollback, '###') },
  {
    title: 'Proven',
    room: 3000,
    items: ({ proof }) => proof.map(({ what, by, result }) => `- ${result}: ${prose(what)} (${prose(by)})`),
  },
  {
    title: 'Not checked',
    room: 3000,
    items: ({ unchecked }) => unchecked.map(({ what, ask }) => `- ${prose(what)}${ask ? ` Ask: ${code(ask)}` : ''}`),
  },
];

/** Characters of the longest verdict that is told as it is. */
const LONGEST_VERDICT = 1000;

/** The case as Markdown for an issue or a ticket: verdict, differences, what to run, and what was not checked. */
export function reportText(shared: SharedCase): string {
  const { verdict, target, at, hidden } = shared;
  const parts = [`**Verdict:** ${prose(verdict.slice(0, LONGEST_VERDICT))}`, prose(targetText(target))];
  if (at) parts.push(`Certificates were judged as of ${at.slice(0, 10)}.`);
  for (const section of sections) parts.push(...written(section, section.items(shared)));
  const secrets = hiddenText({ hidden });
  parts.push(
    '---',
    `Made by Known Authority. ${secrets ? `Replaced by placeholders: ${secrets}.` : 'No secret was found in it.'}`,
  );
  return `${parts.join('\n\n')}\n`;
}

/** A section with as many items as there is room for; none at all without items. */
function written({ title, room }: Section, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const taken: string[] = [];
  let left = room;
  for (const item of items) {
    if (item.length > left) continue;
    left -= item.length + 2;
    taken.push(item);
  }
  const dropped = items.length - taken.length;
  if (dropped > 0) taken.push(`${dropped} more ${dropped === 1 ? 'is' : 'are'} too long for this report.`);
  return [`## ${title}`, taken.join(taken.every((item) => item.startsWith('- ')) ? '\n' : '\n\n')];
}

function findingText({ severity, rule, path, line, message, whatToDo, fix, declined }: SharedFinding): string {
  const place = code(line === undefined ? path : `${path}:${line}`);
  const remedy = fix ? `${fix.accepted ? 'Changed below' : 'Can be changed'}: ${prose(fix.title)}.` : prose(whatToDo);
  const reason = declined ? ` Not changed: ${prose(declined)}` : '';
  return `- **${severity.replace('-', ' ')}** in ${place}: ${prose(message)} ${remedy}${reason} (${code(rule)})`;
}

function changeText(file: PlannedFile): string {
  const lines = patchText(comparisonOf(file)).split('\n');
  const title = `### ${code(file.installAt ?? file.path)}${file.before === null ? ' (new)' : ''}`;
  return `${title}\n\n${block(lines.join('\n'), 'diff')}`;
}
