import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from '../../runtimes/manifest.json' with { type: 'json' };
import type { Answer, Failure, Question } from '../../src/engine/second-opinion/question.ts';
import { ask } from '../../src/worker/real-code/ask.ts';
import { withMarkers } from '../dialects/fixture.ts';
import { certificates } from '../pki/index.ts';
import { certificateNames } from '../wasm/ask-all.ts';

const folder = fileURLToPath(new URL('../../.cache/compare/', import.meta.url));

/**
 * Asks a release, or remembers what it said of the same node. Certificates are made anew for every run: what is
 * remembered names them. Of the log only what tells the directory is kept.
 */
export async function remembered(
  version: string,
  module: WebAssembly.Module,
  question: Question,
): Promise<Answer | Failure> {
  const pems = await certificates();
  const names = await certificateNames();
  const artefact = manifest.artefacts.find(({ release }) => release.endsWith(version));
  const key = createHash('sha256')
    .update(`${artefact?.sha256}\n${withMarkers(JSON.stringify(question).replaceAll('\\n', '\n'), pems)}`)
    .digest('hex');
  const file = `${folder}${version}-${key}.json`;
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8');
    return JSON.parse([...names].reduce((said, [sum, name]) => said.replaceAll(`@@SUM:${name}@@`, sum), text));
  }
  const answer = await ask(module, question);
  if ('failed' in answer) return answer;
  const kept = { ...answer, log: answer.log.filter(({ message }) => message === 'loading host directory') };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    [...names].reduce((said, [sum, name]) => said.replaceAll(sum, `@@SUM:${name}@@`), JSON.stringify(kept)),
  );
  return kept;
}
