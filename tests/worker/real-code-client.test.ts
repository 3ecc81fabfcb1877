import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Question } from '../../src/engine/second-opinion/question.ts';
import type { AskRelease } from '../../src/worker/real-code/messages.ts';
import { connectRealCode } from '../../src/worker/real-code-client.ts';

const question: Question = { files: [], config: '/etc/containerd/config.toml', at: '2026-11-21T00:00:00Z' };

/** A worker as far as the client knows one; `react` stands for what runs in it. */
class FakeWorker extends EventTarget {
  readonly asked: AskRelease[] = [];
  ended = false;
  private readonly react: (worker: FakeWorker, asked: AskRelease) => void;

  constructor(react: (worker: FakeWorker, asked: AskRelease) => void) {
    super();
    this.react = react;
  }

  postMessage(asked: AskRelease): void {
    this.asked.push(asked);
    this.react(this, asked);
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate(): void {
    this.ended = true;
  }
}

function connected(react: (worker: FakeWorker, asked: AskRelease) => void) {
  const workers: FakeWorker[] = [];
  const loaded: string[] = [];
  const containerd = connectRealCode({
    worker: async () => {
      const worker = new FakeWorker(react);
      workers.push(worker);
      return worker as unknown as Worker;
    },
    artefact: async (release) => {
      loaded.push(release);
      return 'AAAA';
    },
  });
  return { containerd, workers, loaded };
}

const answering = (worker: FakeWorker, { id, release }: AskRelease) =>
  queueMicrotask(() => worker.say({ id, answer: { release } }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a release is loaded once, and asked as often as one likes', async () => {
  const { containerd, workers, loaded } = connected(answering);
  await containerd.ask('2.1.9', question);
  expect(await containerd.ask('2.1.9', question)).toEqual({ release: '2.1.9' });
  await containerd.ask('1.7.35', question);
  expect(loaded).toEqual(['2.1.9', '1.7.35']);
  expect(workers).toHaveLength(1);
  expect(workers[0]?.asked.map(({ artefact }) => artefact)).toEqual(['AAAA', undefined, 'AAAA']);
});

test('a worker that says nothing is ended, and the next question gets a new one', async () => {
  let isDeaf = true;
  const { containerd, workers, loaded } = connected((worker, asked) => isDeaf || answering(worker, asked));
  const asked = containerd.ask('2.1.9', question);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await asked).toMatchObject({ failed: 'time' });
  expect(workers[0]?.ended).toBe(true);
  isDeaf = false;
  expect(await containerd.ask('2.1.9', question)).toEqual({ release: '2.1.9' });
  expect(loaded).toEqual(['2.1.9', '2.1.9']);
});

test('a crash of the worker, of its start or of the module is an answer', async () => {
  const crashing = connected((worker) => queueMicrotask(() => worker.dispatchEvent(new Event('error'))));
  expect(await crashing.containerd.ask('2.1.9', question)).toMatchObject({ failed: 'crash' });
  expect(crashing.workers[0]?.ended).toBe(true);
  const absent = connectRealCode({ worker: () => Promise.reject(new Error('no')), artefact: async () => '' });
  expect(await absent.ask('2.1.9', question)).toMatchObject({ failed: 'crash', message: 'Error: no' });
  const short = connected((worker, { id }) =>
    queueMicrotask(() => worker.say({ id, answer: { failed: 'memory', message: 'too much' } })),
  );
  expect(await short.containerd.ask('2.1.9', question)).toMatchObject({ failed: 'memory' });
  expect(short.workers[0]?.ended).toBe(true);
});

test('an aborted question rejects, and its worker is ended', async () => {
  const { containerd, workers } = connected(() => {});
  const controller = new AbortController();
  const asked = containerd.ask('2.1.9', question, controller.signal);
  asked.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers[0]?.ended).toBe(true);
});
