import { type Figures, figures } from './figures.ts';
import type { Input } from './inputs.ts';

export type Engine = typeof import('../src/engine/index.ts');

/** From paste to report in this process, `runs` times after `warmUp` times that do not count. */
export async function inNode(
  { intake, analyse }: Engine,
  input: Input,
  runs: number,
  warmUp: number,
  limit?: number,
): Promise<Figures> {
  const times: number[] = [];
  for (let run = 0; run < warmUp + runs; run++) {
    const began = performance.now();
    await analyse({ files: intake(input.paste, input), at: '2026-11-21T00:00:00Z' });
    if (run >= warmUp) times.push(performance.now() - began);
  }
  return figures({ name: input.name, where: 'node', limit }, times);
}

/** The redaction of one file in this process, with names. */
export function redactionInNode({ redact }: Engine, input: Input, runs: number, limit: number): Figures {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    redact([{ path: input.path ?? '', text: input.paste }], { classes: ['identifying'] });
    times.push(performance.now() - began);
  }
  return figures({ name: `redact ${input.name}`, where: 'node', limit }, times);
}
