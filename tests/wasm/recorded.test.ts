import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { ask } from '../../src/worker/real-code/ask.ts';
import { at } from '../pki/index.ts';
import { certificateNames, questionOf, releases } from './ask-all.ts';
import type { Case } from './cases/case.ts';
import { casesOf } from './cases/index.ts';
import { type Names, render } from './render.ts';

const folder = fileURLToPath(new URL('recorded/', import.meta.url));
const recordOf = (name: string) => `${folder}${name}.txt`;

const programs = Object.keys(casesOf);
const modules = new Map<string, Awaited<ReturnType<typeof releases>>>();
let names: Names;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  for (const program of programs) modules.set(program, await releases(program));
  names = await certificateNames();
}, 120_000);

/** What every release says, releases of one mind together. */
async function saidAbout(program: string, one: Case): Promise<string> {
  const question = await questionOf(one, at);
  const said = new Map<string, string[]>();
  for (const { version, module } of modules.get(program) ?? []) {
    const answer = render(await ask(module, question), names);
    said.set(answer, [...(said.get(answer) ?? []), version]);
  }
  const parts = [...said].map(([answer, versions]) => `\n## ${versions.join(', ')}\n\n${answer}`);
  return `# ${one.about}\n${parts.join('')}`;
}

const cases = programs.flatMap((program) =>
  Object.entries(casesOf[program] ?? {}).map(([name, one]) => ({ program, name, one })),
);

/** Answers are written on the first run, and reviewed; from then on they must not change. */
test.each(cases)('$name', async ({ program, name, one }) => {
  const said = await saidAbout(program, one);
  if (!existsSync(recordOf(name))) writeFileSync(recordOf(name), said);
  expect(said).toBe(readFileSync(recordOf(name), 'utf8'));
});

test('no record is left over', () => {
  const wanted = cases.map(({ name }) => `${name}.txt`);
  expect(readdirSync(folder).sort()).toEqual(wanted.sort());
});
