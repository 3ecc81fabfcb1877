import { mayHoldPem } from '../engine/syntax/pem/blocks.ts';
import type { Assess, Trust } from '../engine/trust/trust.ts';
import { noTrust } from '../engine/trust/trust.ts';
import type { AssessAnswer, AssessCall } from './jobs.ts';

/**
 * `Assess` carried out by another worker. `connect` is called once, when the first certificate turns up, and yields the
 * port to it; X.509 code is loaded by nobody who has no certificate.
 */
export function remoteAssess(connect: () => Promise<MessagePort>): Assess {
  let connection: Promise<MessagePort> | undefined;
  const waiting = new Map<number, { resolve(trust: Trust): void; reject(error: Error): void }>();
  let count = 0;

  const open = async (): Promise<MessagePort> => {
    const port = await connect();
    port.onmessage = ({ data }: MessageEvent<AssessAnswer>) => {
      const call = waiting.get(data.id);
      waiting.delete(data.id);
      if ('trust' in data) call?.resolve(data.trust);
      else call?.reject(new Error(data.message));
    };
    return port;
  };

  return async (files, context) => {
    const relevant = files.filter((file) => mayHoldPem(file.text));
    if (relevant.length === 0) return noTrust;
    connection ??= open();
    const port = await connection;
    return new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      const call: AssessCall = { id, files: relevant, context };
      port.postMessage(call);
    });
  };
}
