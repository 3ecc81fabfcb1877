import type { Answer, Failure, Question } from '../../engine/second-opinion/question.ts';
import { treeOf } from './files.ts';
import { Exit } from './process.ts';
import { wasi } from './wasi.ts';

export interface Limits {
  /** Bytes of memory. */
  readonly memory?: number;
  readonly milliseconds?: number;
}

/** A question is short: rubbish is collected only when there is much of it. */
const quick = { GOGC: 'off', GOMEMLIMIT: '256MiB' };

class Stopped extends Error {
  constructor(
    readonly failed: Failure['failed'],
    message: string,
  ) {
    super(message);
  }
}

/** Unpacks and compiles an artefact; takes no network and no copy of the unpacked bytes. */
export async function compile(gzip: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  const unpacked = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compileStreaming(new Response(unpacked, { headers: { 'content-type': 'application/wasm' } }));
}

/**
 * Asks a release one question, in an instance of its own: what Go keeps for the life of a process (system roots) is
 * read anew, as after a restart of the daemon. Never rejects: a module that crashes, or that exceeds a limit, is a
 * Failure. A time limit is looked at whenever the module asks for the time; a caller that must be sure ends the worker.
 */
export async function ask(
  module: WebAssembly.Module,
  question: Question,
  limits: Limits = {},
): Promise<Answer | Failure> {
  const began = performance.now();
  let memory: WebAssembly.Memory | undefined;
  const checkLimits = () => {
    if (memory && memory.buffer.byteLength > (limits.memory ?? Number.POSITIVE_INFINITY))
      throw new Stopped('memory', `needs more than ${limits.memory} bytes`);
    if (performance.now() - began > (limits.milliseconds ?? Number.POSITIVE_INFINITY))
      throw new Stopped('time', `takes more than ${limits.milliseconds} ms`);
  };
  const at = Date.parse(question.at);
  if (Number.isNaN(at)) return { failed: 'crash', message: `not an instant: ${question.at}` };
  const { config, image = '', chains = [] } = question;
  const asked = { config, image, chains: Object.fromEntries(chains.map(({ host, pem }) => [host, pem])) };
  const system = wasi(
    {
      root: treeOf(question.files),
      input: new TextEncoder().encode(JSON.stringify(asked)),
      now: BigInt(at) * 1_000_000n,
      environment: Object.entries({ ...quick, ...question.environment }).map(([name, value]) => `${name}=${value}`),
      onTick: checkLimits,
    },
    () => memory ?? new WebAssembly.Memory({ initial: 0 }),
  );
  try {
    const calls: Record<string, WebAssembly.ImportValue> = { ...system.calls };
    for (const { name } of WebAssembly.Module.imports(module)) calls[name] ??= system.unknown;
    // Not `instantiate`: it is a task of its own, which in Node waits until the optimising compiler has come to rest.
    const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls });
    if (!(exports.memory instanceof WebAssembly.Memory) || typeof exports._start !== 'function')
      return { failed: 'crash', message: 'not a WASI program' };
    memory = exports.memory;
    exports._start();
  } catch (error) {
    if (error instanceof Stopped) return { failed: error.failed, message: error.message };
    if (!(error instanceof Exit) || error.code !== 0)
      return { failed: 'crash', message: `${String(error)}\n${text(system.errors)}`.trim() };
  }
  const said = text(system.output);
  try {
    return JSON.parse(said);
  } catch {
    return { failed: 'crash', message: `not an answer: ${said.slice(0, 200)}` };
  }
}

/** Parts of a UTF-8 text as one. */
function text(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
}
