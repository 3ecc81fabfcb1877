import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from '../../runtimes/manifest.json' with { type: 'json' };
import { programBehind, versionIn } from '../../src/engine/second-opinion/programs.ts';
import type { Question } from '../../src/engine/second-opinion/question.ts';
import { compile } from '../../src/worker/real-code/ask.ts';
import { withCertificates } from '../dialects/fixture.ts';
import { authorities, certificates } from '../pki/index.ts';
import type { Case } from './cases/case.ts';
import type { Names } from './render.ts';

const runtimes = fileURLToPath(new URL('../../runtimes/', import.meta.url));

/** Every release of a program, compiled. */
export function releases(program = 'containerd'): Promise<{ version: string; module: WebAssembly.Module }[]> {
  return Promise.all(
    manifest.artefacts
      .filter(({ release }) => programBehind(release).name === program)
      .map(async ({ release, file }) => ({
        version: versionIn(release),
        module: await compile(new Uint8Array(readFileSync(runtimes + file))),
      })),
  );
}

export async function questionOf({ files, image, chains, config }: Case, at: string): Promise<Question> {
  const pems = await certificates();
  const presented = chains ?? { 'harbor.internal.corp': ['leaf', 'intermediate'] };
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, text: withCertificates(text, pems) })),
    config: config ?? '/etc/containerd/config.toml',
    image: image ?? 'harbor.internal.corp/team/app:1.4',
    chains: Object.entries(presented).map(([host, chain]) => ({ host, pem: chain.map((name) => pems[name]).join('') })),
    at,
  };
}

export async function certificateNames(): Promise<Names> {
  const sum = (der: Uint8Array) => createHash('sha256').update(der).digest('hex');
  return new Map(Object.entries(await authorities()).map(([name, { der }]) => [sum(der), name]));
}
