import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { cases } from './cases/index.ts';
import { applies, type Case } from './cells/case.ts';
import { type Cell, type Run, runCell } from './cells/cell.ts';
import type { Engine } from './cells/paste.ts';
import { machine } from './node/machine.ts';
import { type Model, models, versionOf } from './node/runtime.ts';

export { releasesOf, verified } from './verified.ts';

export interface Choice {
  /** Only what `npm test` runs. */
  core?: boolean;
  /** Only cells whose line (`containerd 1.7: config-path-unset`) matches. */
  only?: RegExp;
}

/** Runs the matrix. To be called in mount, network and process namespaces of its own. */
export async function runMatrix(engine: Engine, choice: Choice, tell: (cell: Cell) => void): Promise<Run> {
  bringUpNetwork();
  const queue = chosen(choice);
  const used = models.filter((model) => queue.some((cell) => cell.model === model));
  const versions: (Model & { version: string })[] = [];
  for (const model of used) {
    const node = machine(model, {});
    versions.push({ ...model, version: await versionOf(model, node) });
    await node.close();
  }
  const cells: Cell[] = [];
  const workers = Array.from({ length: Math.min(2, cpus().length) }, async (_, block) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const cell = await runCell(next.case, next.model, engine, block);
      cells.push(cell);
      tell(cell);
    }
  });
  await Promise.all(workers);
  return { models: versions, cells };
}

function chosen({ core, only }: Choice): { case: Case; model: Model }[] {
  return cases
    .filter((one) => !core || one.core)
    .flatMap((one) => models.filter((model) => applies(one, model)).map((model) => ({ case: one, model })))
    .filter(({ case: { id }, model }) => !only || only.test(`${model.name}: ${id}`));
}

/** The network of the run: a loopback device, which carries addresses that nobody has (RFC 5737). */
function bringUpNetwork(): void {
  for (const command of ['link set lo up', 'address add 192.0.2.1/24 dev lo']) {
    const { status, stderr } = spawnSync('ip', command.split(' '), { encoding: 'utf8' });
    if (status !== 0) throw new Error(`ip ${command}: ${stderr}`);
  }
}
