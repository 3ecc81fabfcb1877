import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Figures, figures } from './figures.ts';
import type { Input } from './inputs.ts';

type Engine = typeof import('../src/engine/index.ts');

/** The engine as it is built, in this process. */
const engine = (): Promise<Engine> => import(pathToFileURL(join('dist', 'engine', 'index.js')).href);

/** From paste to report, `runs` times after `warmUp` times that do not count. */
export async function inNode(input: Input, runs: number, warmUp: number, limit?: number): Promise<Figures> {
  const { intake, analyse } = await engine();
  const times: number[] = [];
  for (let run = 0; run < warmUp + runs; run++) {
    const began = performance.now();
    await analyse({ files: intake(input.paste, input), at: '2026-11-21T00:00:00Z' });
    if (run >= warmUp) times.push(performance.now() - began);
  }
  return figures({ name: input.name, where: 'node', limit }, times);
}
