import { ask, compile } from './real-code/ask.ts';
import { bytesOfBase64 } from './real-code/base64.ts';
import type { AskRelease, ReleaseAnswer } from './real-code/messages.ts';
import { tellRequests } from './tell-requests.ts';

/** Bytes: ten times what the largest case of the tests needs. */
const MEMORY = 512_000_000;
/** Milliseconds after which the module is stopped from within; the page ends the worker when that does not help. */
const LIMIT = 8_000;

const modules = new Map<string, Promise<WebAssembly.Module>>();

async function answer({ release, artefact, question }: AskRelease): Promise<ReleaseAnswer['answer']> {
  if (artefact !== undefined) modules.set(release, compile(bytesOfBase64(artefact)));
  const module = await modules.get(release);
  if (!module) return { failed: 'crash', message: `${release} was not loaded` };
  return ask(module, question, { memory: MEMORY, milliseconds: LIMIT });
}

tellRequests();
self.onmessage = async ({ data }: MessageEvent<AskRelease>) => {
  const reply = (said: ReleaseAnswer['answer']) =>
    self.postMessage({ id: data.id, answer: said } satisfies ReleaseAnswer);
  try {
    reply(await answer(data));
  } catch (error) {
    reply({ failed: 'crash', message: String(error) });
  }
};
