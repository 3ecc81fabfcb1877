import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { releases } from '../wasm/ask-all.ts';
import { caseOf } from './case-of-node.ts';
import { exceptions } from './exceptions.ts';
import { type Node, node } from './generate/node.ts';
import { remembered } from './memory.ts';
import { saidByModel } from './of-model.ts';
import { saidByRelease } from './of-release.ts';
import { type Dimension, dimensions } from './said.ts';

/** So many nodes in `npm test`; `npm run compare` sets COMPARE. Each is put to every release. */
const count = Number(process.env.COMPARE ?? 25);
const seed = Number(process.env.COMPARE_SEED ?? 1);

/** All of them; the test shows the first. */
const differencesFile = fileURLToPath(new URL('../../.cache/compare/differences.txt', import.meta.url));

interface Tally {
  same: number;
  explained: number;
  unexplained: number;
}

test(`our model and containerd say the same of ${count} nodes`, { timeout: 10_800_000 }, async () => {
  const modules = await releases();
  const tallies = new Map<Dimension, Tally>(
    dimensions.map((dimension) => [dimension, { same: 0, explained: 0, unexplained: 0 }]),
  );
  const explained = new Map<string, number>();
  const unexplained: string[] = [];
  let failures = 0;
  for (const one of fc.sample(node, { seed, numRuns: count })) {
    const { question, pullBy } = await caseOf(one);
    for (const { version, module } of modules) {
      const answer = await remembered(version, module, question);
      if ('failed' in answer) {
        failures += 1;
        continue;
      }
      const [model, release] = [saidByModel(pullBy(version)), saidByRelease(version, answer)];
      for (const dimension of dimensions) {
        const tally = tallies.get(dimension);
        if (!tally) continue;
        const [ours, theirs] = [model[dimension], release[dimension]].map((said) => JSON.stringify(said) ?? '');
        if (ours === theirs) {
          tally.same += 1;
          continue;
        }
        const exception = exceptions.find(({ covers }) =>
          covers({ dimension, release: version, node: one, model, answer }),
        );
        if (exception) {
          tally.explained += 1;
          explained.set(exception.what, (explained.get(exception.what) ?? 0) + 1);
        } else {
          tally.unexplained += 1;
          unexplained.push(
            describeDifference(dimension, version, one, ours, theirs, answer.load.error ?? answer.pull?.error),
          );
        }
        // What comes later follows from it.
        break;
      }
    }
  }
  console.table(Object.fromEntries(tallies));
  console.table(Object.fromEntries(explained));
  if (unexplained.length > 0) writeFileSync(differencesFile, unexplained.join('\n\n'));
  expect({ failures, unexplained: unexplained.slice(0, 3) }).toEqual({ failures: 0, unexplained: [] });
});

function describeDifference(
  dimension: Dimension,
  release: string,
  { registry, files, chain }: Node,
  ours: string | undefined,
  theirs: string | undefined,
  error: string | undefined,
): string {
  const listed = Object.entries(files)
    .filter(([path]) => !path.startsWith('/etc/containerd/pki/'))
    .map(([path, text]) => `--- ${path}\n${text}`);
  return `### ${dimension} of ${registry} by ${release}: the model says ${ours}, containerd ${theirs} ${error ?? ''}\n${chain.join()}\n${listed.join('\n')}`;
}
