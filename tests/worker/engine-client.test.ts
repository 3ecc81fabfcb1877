import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectEngine } from '../../src/worker/engine-client.ts';
import type { FromWorker, ToWorker } from '../../src/worker/jobs.ts';

/** A worker that answers when the test says so. */
class FakeWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  received: ToWorker[] = [];
  terminated = false;

  postMessage(message: ToWorker): void {
    this.received.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(index: number, output: unknown): void {
    const message = this.received[index];
    if (message?.kind === 'job') this.onmessage?.({ data: { kind: 'done', id: message.id, output } });
  }
}

function connected() {
  const workers: FakeWorker[] = [];
  const spawn = async () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { workers, engine: connectEngine(spawn) };
}

const settled = () => vi.advanceTimersByTimeAsync(0);
const names = (worker: FakeWorker | undefined) =>
  worker?.received.map((one) => (one.kind === 'job' ? one.name : one.kind));

describe('the door to the engine', () => {
  vi.useFakeTimers();
  afterEach(() => vi.clearAllTimers());

  it('starts the worker with the first call and answers each call with its own result', async () => {
    const { workers, engine } = connected();
    expect(workers).toHaveLength(0);
    const first = engine.intake({ paste: 'a' });
    const second = engine.intake({ paste: 'b' });
    await settled();
    workers[0]?.answer(1, ['second']);
    workers[0]?.answer(0, ['first']);
    expect(await Promise.all([first, second])).toEqual([['first'], ['second']]);
    expect(workers).toHaveLength(1);
  });

  it('rejects an aborted call at once and keeps a worker that soon lets go', async () => {
    const { workers, engine } = connected();
    const controller = new AbortController();
    const call = engine.intake({ paste: 'a' }, controller.signal);
    await settled();
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    workers[0]?.answer(0, []);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers[0]?.terminated).toBe(false);
  });

  it('replaces a worker that goes on with an aborted call, and asks the new one what still matters', async () => {
    const { workers, engine } = connected();
    const controller = new AbortController();
    const aborted = engine.intake({ paste: 'long' }, controller.signal);
    aborted.catch(() => undefined);
    await settled();
    const wanted = engine.compare([]);
    await settled();
    controller.abort();
    await vi.advanceTimersByTimeAsync(1000);
    expect(workers[0]?.terminated).toBe(true);
    expect(names(workers[1])).toEqual(['compare']);
    workers[1]?.answer(0, []);
    expect(await wanted).toEqual([]);
  });

  it('does not send a call that was aborted before the worker was there', async () => {
    const { workers, engine } = connected();
    const controller = new AbortController();
    const call = engine.intake({ paste: 'a' }, controller.signal);
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(workers.flatMap(({ received }) => received)).toEqual([]);
  });

  it('fails all calls when the worker crashes, and starts anew with the next', async () => {
    const { workers, engine } = connected();
    const call = engine.intake({ paste: 'a' });
    const failure = expect(call).rejects.toThrow('out of memory');
    await settled();
    workers[0]?.onerror?.({ message: 'out of memory' });
    await failure;
    engine.warmUp();
    await settled();
    expect(workers).toHaveLength(2);
  });

  it('lets a worker run once ahead of the first call, and never in front of one', async () => {
    const early = connected();
    early.engine.warmUp();
    await settled();
    void early.engine.compare([]);
    await settled();
    expect(names(early.workers[0])).toEqual(['warm-up', 'compare']);
    const late = connected();
    void late.engine.compare([]);
    late.engine.warmUp();
    await settled();
    expect(names(late.workers[0])).toEqual(['compare']);
  });
});
