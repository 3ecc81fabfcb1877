import { assess } from '../engine/trust/assess.ts';
import type { AssessAnswer, AssessCall } from './jobs.ts';

/** Receives one port per engine worker and assesses what arrives there. */
self.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  port.onmessage = async ({ data: { id, files, context } }: MessageEvent<AssessCall>) => {
    port.postMessage(await answer(id, files, context));
  };
};

async function answer(id: number, files: AssessCall['files'], context: AssessCall['context']): Promise<AssessAnswer> {
  try {
    return { id, trust: await assess(files, context) };
  } catch (error) {
    return { id, message: String(error) };
  }
}
