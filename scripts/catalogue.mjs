// Writes docs/rules.md from the rules of the built engine. With --check it only says whether the file is current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** @typedef {import('../src/engine/dialects/rule.ts').RuleMeta} RuleMeta */

/** Words that Markdown would take for markup are shown as they are. @param {string} text */
const plain = (text) =>
  text
    .replace(/[\\<>*_[\]|]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();

/** @param {RuleMeta} rule */
const versions = ({ since, until }) =>
  [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ');

/** @param {RuleMeta} rule */
function section(rule) {
  const sources = rule.references.map(({ says, source }) => `- ${plain(says)}: ${plain(source)}`);
  return [
    `### ${rule.id}`,
    '',
    `**${plain(rule.title)}** (${[rule.severity, versions(rule)].filter(Boolean).join(', ')})`,
    '',
    plain(rule.what),
    '',
    `*Why:* ${plain(rule.why)}`,
    '',
    `*What to do:* ${plain(rule.whatToDo)}`,
    '',
    ...(sources.length > 0 ? ['*Sources:*', '', ...sources, ''] : []),
  ];
}

/**
 * The catalogue as Markdown, dialect by dialect in the engine's order.
 * @param {readonly RuleMeta[]} rules
 */
export function catalogue(rules) {
  const dialectOf = (/** @type {RuleMeta} */ { id }) => id.slice(0, id.indexOf('/'));
  const dialects = [...new Set(rules.map(dialectOf))];
  const lines = [
    '# Rules',
    '',
    'Written by `npm run catalogue` from the rules themselves. `npm test` fails when this file is not current.',
    '',
    '`breaks-now`: pulls fail. `breaks-later`: an upgrade or an expiry will make them fail. `unsafe`: it works, with',
    'verification weakened. `tidy`: it works, and misleads the next reader.',
    '',
  ];
  for (const dialect of dialects) {
    const own = rules.filter((rule) => dialectOf(rule) === dialect);
    lines.push(`## ${dialect}`, '', '| rule | severity | problem |', '|---|---|---|');
    for (const { id, severity, title } of own)
      lines.push(`| [${id}](#${id.replace('/', '')}) | ${severity} | ${plain(title)} |`);
    lines.push('', ...own.flatMap(section));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { rules } = await import(pathToFileURL(join(root, 'dist', 'engine', 'index.js')).href);
  const file = join(root, 'docs', 'rules.md');
  const text = catalogue(rules);
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('docs/rules.md is not what the rules say: run `npm run catalogue` and look at the difference.');
    process.exitCode = 1;
  }
  console.log(`${rules.length} rules`);
}
