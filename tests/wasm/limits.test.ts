import { beforeAll, expect, test } from 'vitest';
import type { Question } from '../../src/engine/second-opinion/question.ts';
import { ask } from '../../src/worker/real-code/ask.ts';
import { at } from '../pki/index.ts';
import { releases } from './ask-all.ts';
import { config, withConfigPath } from './cases/case.ts';

let modules: Awaited<ReturnType<typeof releases>>;
beforeAll(async () => {
  modules = await releases();
}, 120_000);

const question = (text: string, more: Partial<Question> = {}): Question => ({
  files: [{ path: config, text }],
  config,
  image: 'harbor.internal.corp/team/app:1.4',
  at,
  ...more,
});

async function answersTo(asked: Question) {
  return Promise.all(modules.map(({ module }) => ask(module, asked)));
}

test('a question costs neither memory nor time without limit', async () => {
  const [first] = modules;
  if (!first) throw new Error('no artefact');
  const asked = question(withConfigPath);
  expect(await ask(first.module, asked, { memory: 1_000_000 })).toMatchObject({ failed: 'memory' });
  expect(await ask(first.module, asked, { milliseconds: 0 })).toMatchObject({ failed: 'time' });
});

test('an instant that is none is no crash', async () => {
  for (const answer of await answersTo(question('', { at: 'yesterday' }))) expect(answer).toHaveProperty('failed');
});

test.each([
  ['NUL and lone surrogates', `version = 2\n# \0 \ud800\n`],
  ['keys of Object.prototype', '[__proto__]\nconstructor = 1\n[plugins.__proto__]\ntoString = 1\n'],
  ['tables ten thousand deep', `version = 2\n[${Array(10_000).fill('a').join('.')}]\n`],
  ['arrays ten thousand deep', `version = 2\na = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ['a line of a megabyte', `version = 2\n# ${'x'.repeat(1_000_000)}\n`],
])('%s: an answer, or a failure', async (_, text) => {
  for (const answer of await answersTo(question(text))) {
    if ('failed' in answer) expect(answer.message).not.toBe('');
    else expect(answer.load).toHaveProperty('starts');
  }
});

test('a file below a file, relative paths and paths upward are no way out', async () => {
  const files = ['/etc/containerd/config.toml/below', 'config.toml', '/../../etc/passwd', '/', ''].map((path) => ({
    path,
    text: 'x',
  }));
  const asked = question(withConfigPath);
  for (const answer of await answersTo({ ...asked, files: [...asked.files, ...files] }))
    expect(answer).toMatchObject({ load: { starts: true } });
});

test('the daemon’s environment names other system roots', async () => {
  const environment = { SSL_CERT_FILE: '/opt/roots.pem' };
  for (const answer of await answersTo(question(withConfigPath, { environment })))
    expect(answer).toMatchObject({ pull: { hosts: [{ systemRoots: true }] } });
});
