import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../runtimes/build/compile.mjs';
import { layOut } from '../../runtimes/build/lay-out.mjs';
import { releases as built, generationOf } from '../../runtimes/build/releases.mjs';
import type { Answer, Question } from '../../src/engine/second-opinion/question.ts';
import { ask } from '../../src/worker/real-code/ask.ts';
import { certificateNames, questionOf, releases } from './ask-all.ts';
import { casesOf } from './cases/index.ts';
import { render } from './render.ts';

/** `npm run compare:native`: the same program as WebAssembly and as a Linux program. Needs Go, and root for chroot. */
describe.skipIf(process.env.COMPARE_NATIVE === undefined)('as WebAssembly and natively', () => {
  test.each(built)('$generation $version says the same', async (release) => {
    const { name: of, tags } = generationOf(release);
    const program = compile(layOut(release), 'linux', tags);
    const module = (await releases(of)).find(({ version }) => version === release.version)?.module;
    if (!module) throw new Error(`no artefact of ${release.version}`);
    const names = await certificateNames();
    const differing: string[] = [];
    for (const [name, one] of Object.entries(casesOf[of] ?? {})) {
      const question = await questionOf(one, new Date().toISOString());
      const [here, native] = [await ask(module, question), askNatively(program, question)].map((answer) =>
        render(answer, names).replace(/current time \S+/g, 'current time'),
      );
      if (here !== native) differing.push(`${name}\n--- WebAssembly\n${here}--- native\n${native}`);
    }
    expect(differing).toEqual([]);
  });
});

/** Asks the Linux program, with the files in a folder that becomes its root. */
function askNatively(program: string, { files, config, image, chains = [] }: Question): Answer {
  const root = mkdtempSync(join(tmpdir(), 'known-authority-'));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const input = JSON.stringify({
      config,
      image,
      chains: Object.fromEntries(chains.map(({ host, pem }) => [host, pem])),
    });
    return JSON.parse(execFileSync(program, [root], { input, env: {}, encoding: 'utf8' }));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
