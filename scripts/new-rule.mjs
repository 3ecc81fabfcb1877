// `npm run new-rule <dialect>/<rule>`: a rule's file, its two first fixtures and its line in the dialect's list.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** What a scaffold leaves for its author to replace. A test looks for it. */
const placeholder = 'SCAFFOLD:';

/** Where a file of the dialect lives, as a fixture's input. @type {Record<string, string>} */
const inputs = {
  'containerd-config': 'etc/containerd/config.toml',
  'containerd-hosts': 'etc/containerd/certs.d/harbor.internal.corp/hosts.toml',
  'docker-daemon': 'etc/docker/daemon.json',
  dockerfile: 'Dockerfile',
  certificates: 'chain.pem',
};

/**
 * @param {string} id
 * @param {string} documentType
 */
const ruleFile = (id, documentType) => `import type { Rule } from '../../rule.ts';
import type { ${documentType} } from '../document.ts';

export const rule: Rule<${documentType}> = {
  id: '${id}',
  title: '${placeholder} the problem, not the remedy, without a full stop',
  severity: 'breaks-now',
  what: '${placeholder} what is wrong, in one sentence',
  why: '${placeholder} what the runtime does with it, with versions',
  whatToDo: '${placeholder} the remedy',
  references: [{ says: '${placeholder} what is stated there', source: 'upstream file and function, with version' }],
  check: () => [],
};
`;

/** @param {string} about */
const caseFile = (about) => `${JSON.stringify({ about: `${placeholder} ${about}` }, null, 2)}\n`;

/**
 * The dialect's list of rules with one more: its import in alphabetical place, its name at the end of the list.
 * @param {string} index
 * @param {string} rule
 */
function withRule(index, rule) {
  const name = rule.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const line = `import { rule as ${name} } from './${rule}.ts';`;
  const lines = index.split('\n');
  const later = lines.findIndex(
    (other) => other.includes(" from './") && other.replace(/.* from /, '') > line.replace(/.* from /, ''),
  );
  const after = lines.findLastIndex((other) => other.startsWith('import ')) + 1;
  lines.splice(later < 0 ? after : later, 0, line);
  const text = lines.join('\n');
  const end = text.lastIndexOf(']');
  const before = text.slice(0, end).trimEnd();
  const comma = before.endsWith(',') || before.endsWith('[') ? '' : ',';
  return `${before}${comma}\n  ${name},\n${text.slice(end)}`;
}

/**
 * Every file that a new rule needs, by path from the project's root. Throws, with a reason, on a name that cannot be.
 * @param {string} project
 * @param {string} id `dialect/rule`
 * @returns {Record<string, string>}
 */
export function scaffold(project, id) {
  const [, dialect = '', rule = ''] = /^([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/.exec(id) ?? [];
  if (!rule)
    throw new Error(`A rule is called <dialect>/<rule> in lower-case letters, digits and hyphens, not "${id}".`);
  const dialects = join(project, 'src', 'engine', 'dialects');
  const list = join(dialects, dialect, 'rules', 'index.ts');
  if (!existsSync(list)) {
    const known = readdirSync(dialects).filter((name) => existsSync(join(dialects, name, 'rules', 'index.ts')));
    throw new Error(`There is no dialect "${dialect}". There are: ${known.join(', ')}.`);
  }
  const file = `src/engine/dialects/${dialect}/rules/${rule}.ts`;
  const fixtures = `tests/dialects/${dialect}/${rule}`;
  for (const path of [file, fixtures])
    if (existsSync(join(project, path))) throw new Error(`${path} is there already.`);
  const index = readFileSync(list, 'utf8');
  const [, documentType] = /\bRule<(\w+)>/.exec(index) ?? [];
  if (!documentType) throw new Error(`${list} does not say which document its rules read (Rule<…>).`);
  const input = inputs[dialect] ?? 'input.txt';
  return {
    [file]: ruleFile(id, documentType),
    [`src/engine/dialects/${dialect}/rules/index.ts`]: withRule(index, rule),
    [`${fixtures}/first/case.json`]: caseFile('why this file must match'),
    [`${fixtures}/first/input/${input}`]: `${placeholder} a realistic file in which the problem stands\n`,
    [`${fixtures}/ok-first/case.json`]: caseFile('why this file must not match, though it looks alike'),
    [`${fixtures}/ok-first/input/${input}`]: `${placeholder} a realistic file that is right\n`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const files = scaffold(root, process.argv[2] ?? '');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      console.log(path);
    }
    console.log(`\nReplace every "${placeholder}", then: npx vitest run tests/dialects && npm run catalogue`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
