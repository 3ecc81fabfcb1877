import { expect, test } from 'vitest';
import { analyse } from '../../src/engine/index.ts';
import { putCase } from '../../src/engine/second-opinion/case.ts';
import { compared } from '../../src/engine/second-opinion/judge.ts';
import { opinionOf } from '../../src/engine/second-opinion/opinion.ts';
import { assess } from '../../src/engine/trust/assess.ts';
import { ask } from '../../src/worker/real-code/ask.ts';
import { sClient } from '../engine/trust/s-client.ts';
import { at, certificates } from '../pki/index.ts';
import { questionOf, releases } from '../wasm/ask-all.ts';
import { casesOf } from '../wasm/cases/index.ts';

/** Differences that are meant to be, by case. */
const exceptions: Readonly<Record<string, string>> = {
  'image-version-1': 'The model reads the first format of registries.conf, as containers/image before 5.40 does.',
};

/** Docker and containers/image as containerd: the model's word on each recorded case against the release's own. */
test.each([
  ['moby', 'docker'],
  ['containers/image', 'podman'],
])('our model and %s say the same of every recorded case', { timeout: 600_000 }, async (program, runtime) => {
  const [one] = await releases(program);
  if (!one) throw new Error(`no release of ${program}`);
  const release = `${program} ${one.version}`;
  const pems = await certificates();
  const differing: string[] = [];
  for (const [name, recorded] of Object.entries(casesOf[program] ?? {})) {
    const { files: given, image = '' } = await questionOf(recorded, at);
    const [first = ''] = image.includes('/') ? image.split('/') : ['docker.io'];
    const shown = sClient([pems.leaf, pems.intermediate]);
    const files = [...given, { path: 'chain.txt', text: shown }, { path: 'corp-ca.pem', text: pems.root }];
    const report = await analyse({ files, at, accept: 'all', target: { runtime, registry: first } });
    const trust = await assess(files, { host: first, at: Date.parse(at) });
    const put = putCase({ files, report, trust, at }, [release]);
    const model = put?.models[release];
    if (!put || !model) throw new Error(`${name} was not put`);
    const before = opinionOf(release, await ask(one.module, put.before));
    const after = opinionOf(release, await ask(one.module, put.after));
    const { contradictions } = compared(before, after, { model, missing: put.missing });
    if (contradictions.length > 0) differing.push(name);
  }
  console.log(`${release}: ${Object.keys(casesOf[program] ?? {}).length} cases, ${differing.length} explained`);
  expect(differing).toEqual(Object.keys(exceptions).filter((name) => casesOf[program]?.[name]));
});
