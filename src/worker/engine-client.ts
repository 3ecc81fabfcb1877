import type { Judgement } from '../engine/candidate/judge.ts';
import type { PutCase } from '../engine/second-opinion/case.ts';
import type { PlannedFile } from '../engine/workspace/report.ts';
import type { SourceFile } from '../engine/workspace/source-file.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import type {
  Analysis,
  FileDifference,
  FromWorker,
  Intake,
  Job,
  JobName,
  Jobs,
  Opened,
  Redacted,
  Shared,
  Switches,
  ToPut,
  ToRedact,
  ToShare,
  ToWorker,
} from './jobs.ts';
import type { Concealed, ModelCase, Phrased, ToJudge, ToPhrase } from './model.ts';

/** The engine as the page sees it. Every call can be aborted; an aborted call rejects with an `AbortError`. */
export interface Engine {
  intake(input: Intake, signal?: AbortSignal): Promise<SourceFile[]>;
  analyse(workspace: Workspace, switches: Switches, signal?: AbortSignal): Promise<Analysis>;
  compare(files: readonly PlannedFile[], signal?: AbortSignal): Promise<FileDifference[]>;
  share(given: ToShare, signal?: AbortSignal): Promise<Shared>;
  /** The case of a link's fragment, which anybody may have made. */
  openShared(fragment: string, signal?: AbortSignal): Promise<Opened>;
  /** What may leave the page of these files, and of other texts beside them. */
  redact(given: ToRedact, signal?: AbortSignal): Promise<Redacted>;
  /** The case as questions to containerd's own code; undefined where there is nothing to ask it. */
  put(given: ToPut, signal?: AbortSignal): Promise<PutCase | undefined>;
  /** The question to a model about the case, redacted. */
  phrase(given: ToPhrase, signal?: AbortSignal): Promise<Phrased>;
  /** Any text with the secrets of the case hidden in it. */
  conceal(given: ModelCase & { text: string }, signal?: AbortSignal): Promise<Concealed>;
  /** What a model answered, through the gates. */
  judge(given: ToJudge, signal?: AbortSignal): Promise<Judgement>;
  /** Loads and starts the worker ahead of the first call, and lets it run once where that call is not there yet. */
  warmUp(): void;
}

/** Milliseconds for which the worker may go on with a call that nobody waits for any more, before it is replaced. */
const PATIENCE = 250;

interface Waiting {
  message: Job;
  sent: boolean;
  resolve(output: unknown): void;
  reject(reason: unknown): void;
}

/** Starts workers when they are first needed, and anew after one crashed or would not let go of an aborted call. */
export function connectEngine(spawn: () => Promise<Worker>): Engine {
  const waiting = new Map<number, Waiting>();
  const abandoned = new Map<number, ReturnType<typeof setTimeout>>();
  let worker: Promise<Worker> | undefined;
  let count = 0;

  const start = async (): Promise<Worker> => {
    const started = await spawn();
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => receive(data);
    started.onerror = (event) => fail(new Error(event.message || 'The engine stopped.'));
    return started;
  };
  const current = (): Promise<Worker> => {
    worker ??= start().catch((error: unknown) => {
      worker = undefined;
      throw error;
    });
    return worker;
  };

  function receive(message: FromWorker): void {
    if (message.kind === 'requests') return;
    clearTimeout(abandoned.get(message.id));
    abandoned.delete(message.id);
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'done') call?.resolve(message.output);
    else call?.reject(new Error(message.message));
  }

  async function stop(): Promise<void> {
    const running = worker;
    worker = undefined;
    for (const timer of abandoned.values()) clearTimeout(timer);
    abandoned.clear();
    (await running?.catch(() => undefined))?.terminate();
  }

  function fail(error: unknown): void {
    const calls = [...waiting.values()];
    waiting.clear();
    void stop();
    for (const call of calls) call.reject(error);
  }

  /** The worker is deaf while it computes: only its end ends a long run. Calls that still matter start over. */
  function replace(): void {
    void stop();
    for (const call of waiting.values()) void send(call);
  }

  async function send(call: Waiting): Promise<void> {
    try {
      const to = await current();
      if (!waiting.has(call.message.id)) return;
      to.postMessage(call.message);
      call.sent = true;
    } catch (error) {
      waiting.delete(call.message.id);
      call.reject(error);
    }
  }

  async function warmUp(): Promise<void> {
    const started = await current();
    const message: ToWorker = { kind: 'warm-up' };
    if (count === 0) started.postMessage(message);
  }

  function call<Name extends JobName>(
    name: Name,
    input: Jobs[Name]['input'],
    signal?: AbortSignal,
  ): Promise<Jobs[Name]['output']> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const id = ++count;
      // The union of messages is indexed by name, which TypeScript does not follow through a generic.
      const message = { kind: 'job', id, name, input } as Job;
      const job: Waiting = {
        message,
        sent: false,
        resolve: (output) => resolve(output as Jobs[Name]['output']),
        reject,
      };
      waiting.set(id, job);
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        if (job.sent) abandoned.set(id, setTimeout(replace, PATIENCE));
        reject(signal.reason);
      });
      void send(job);
    });
  }

  return {
    intake: (input, signal) => call('intake', input, signal),
    analyse: (workspace, switches, signal) => call('analyse', { workspace, switches }, signal),
    compare: (files, signal) => call('compare', files, signal),
    share: (given, signal) => call('share', given, signal),
    openShared: (fragment, signal) => call('openShared', fragment, signal),
    redact: (given, signal) => call('redact', given, signal),
    put: (given, signal) => call('put', given, signal),
    phrase: (given, signal) => call('phrase', given, signal),
    conceal: (given, signal) => call('conceal', given, signal),
    judge: (given, signal) => call('judge', given, signal),
    warmUp: () => void warmUp().catch(() => undefined),
  };
}
