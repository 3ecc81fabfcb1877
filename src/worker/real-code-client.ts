import type { Answer, Failure, Question } from '../engine/second-opinion/question.ts';
import type { AskRelease, ReleaseAnswer } from './real-code/messages.ts';

/** The runtimes' own code as the page sees it. */
export interface RealCode {
  /** Never rejects but with an `AbortError`: what goes wrong is a `Failure`. */
  ask(release: string, question: Question, signal?: AbortSignal): Promise<Answer | Failure>;
}

export interface Sources {
  worker(): Promise<Worker>;
  /** The module of a release in base64; undefined where there is none. */
  artefact(release: string): Promise<string | undefined>;
}

/** Milliseconds for one question, loading and compiling included, before the worker is ended. */
const PATIENCE = 15_000;

/** Starts the worker with the first question, and a new one after one crashed or took too long. */
export function connectRealCode(sources: Sources): RealCode {
  let worker: Promise<Worker> | undefined;
  let loaded = new Set<string>();
  let count = 0;

  async function end(): Promise<void> {
    const ended = worker;
    worker = undefined;
    loaded = new Set();
    (await ended?.catch(() => undefined))?.terminate();
  }

  async function send(release: string, question: Question, signal: AbortSignal): Promise<Answer | Failure> {
    worker ??= sources.worker();
    const to = await worker;
    const artefact = loaded.has(release) ? undefined : await sources.artefact(release);
    if (artefact !== undefined) loaded.add(release);
    const id = ++count;
    return new Promise((resolve) => {
      to.addEventListener(
        'message',
        ({ data }: MessageEvent<ReleaseAnswer>) => data.id === id && resolve(data.answer),
        { signal },
      );
      to.addEventListener('error', ({ message }) => resolve({ failed: 'crash', message }), { signal });
      const asked: AskRelease = { id, release, question, ...(artefact !== undefined && { artefact }) };
      to.postMessage(asked);
    });
  }

  return {
    async ask(release, question, signal) {
      const over = new AbortController();
      const late = new Promise<Failure>((resolve) => {
        const timer = setTimeout(
          () => resolve({ failed: 'time', message: `no answer within ${PATIENCE / 1000} seconds` }),
          PATIENCE,
        );
        over.signal.addEventListener('abort', () => clearTimeout(timer));
      });
      const aborted = new Promise<never>((_, reject) => {
        if (signal?.aborted) reject(signal.reason);
        signal?.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
      });
      const crashed = (error: unknown): Failure => ({ failed: 'crash', message: String(error) });
      try {
        const answer = await Promise.race([send(release, question, over.signal).catch(crashed), late, aborted]);
        if ('failed' in answer) await end();
        return answer;
      } catch (error) {
        await end();
        throw error;
      } finally {
        over.abort();
      }
    },
  };
}
