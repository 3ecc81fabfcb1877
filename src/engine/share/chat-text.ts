import { counted, hiddenText, targetText } from './sayings.ts';
import type { SharedCase } from './shared-case.ts';

/** Problems that a message names; the rest is counted. */
const MOST = 5;

/** Characters of one line: a longer one is cut. */
const LONGEST = 300;

/** The case in a few plain lines for a chat, without markup. */
export function chatText(shared: SharedCase): string {
  const { verdict, target, findings, changes, actions, missing, unchecked } = shared;
  const others = findings.filter(({ message }) => message !== verdict);
  const named = others.slice(0, MOST).map(({ severity, message }) => `- ${severity.replace('-', ' ')}: ${message}`);
  const rest = others.length - named.length;
  const secrets = hiddenText(shared);
  const lines = [
    verdict,
    targetText(target),
    ...named,
    ...(rest > 0 ? [`- and ${counted(rest, 'more problem')}`] : []),
    ...missing.map(({ what, path }) => `Still missing: ${what}, at ${path}`),
    ...(changes.length > 0 ? [`Changes: ${changes.map(({ path, installAt }) => installAt ?? path).join(', ')}`] : []),
    ...(actions.length > 0 ? [`${counted(actions.length, 'step')} to carry it out`] : []),
    ...(unchecked.length > 0 ? [`Not checked: ${counted(unchecked.length, 'thing')}`] : []),
    ...(secrets ? [`Secrets are replaced by placeholders (${secrets}).`] : []),
  ];
  return `${lines.map(plain).join('\n')}\n`;
}

/** One line without marks of code; a mention of everybody in the channel mentions nobody. */
function plain(line: string): string {
  const words = line
    .replaceAll('`', '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const calm = words.replace(/[@!](?=channel|here|everyone|all\b)/g, '$&\u2060');
  return calm.length > LONGEST ? `${calm.slice(0, LONGEST)} …` : calm;
}
