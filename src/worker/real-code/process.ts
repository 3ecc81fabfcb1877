import type { ProgramMemory } from './memory.ts';

/** What a program knows of its surroundings, files aside. */
export interface Surroundings {
  /** Nanoseconds since 1970. */
  readonly now: bigint;
  /** `NAME=value` */
  readonly environment: readonly string[];
  /** Called whenever the program asks for the time; throws to stop it. */
  readonly onTick: () => void;
}

/** The program left; not an error by itself. */
export class Exit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

const ok = 0;
const program = ['shim'];

/** WASI's calls about arguments, environment, clock, chance and waiting. */
export function processCalls({ now, environment, onTick }: Surroundings, memory: ProgramMemory) {
  let elapsed = 0n;
  let random = 0x9e3779b9;
  const strings = (list: readonly string[]) => (pointers: number, at: number) => {
    memory.writeStrings(list, pointers, at);
    return ok;
  };
  const sizes = (list: readonly string[]) => (count: number, size: number) => {
    memory.writeSizes(list, count, size);
    return ok;
  };
  return {
    args_get: strings(program),
    args_sizes_get: sizes(program),
    environ_get: strings(environment),
    environ_sizes_get: sizes(environment),
    sched_yield: () => ok,
    proc_exit: (code: number) => {
      throw new Exit(code);
    },
    /** The same bytes on every run: answers are to be the same, and nothing here is a secret. */
    random_get: (at: number, length: number) => {
      const bytes = memory.bytes(at, length);
      for (let i = 0; i < length; i++) {
        random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
        bytes[i] = random >>> 24;
      }
      return ok;
    },
    /** The wall clock stands at the given instant; the other one moves by a microsecond a look. */
    clock_time_get: (clock: number, _precision: bigint, at: number) => {
      onTick();
      elapsed += 1000n;
      memory.view().setBigUint64(at, clock === 0 ? now : elapsed, true);
      return ok;
    },
    /** Nobody waits: time jumps to the end of every sleep, and every descriptor is ready. */
    poll_oneoff: (subscriptions: number, events: number, count: number, happened: number) => {
      onTick();
      const data = memory.view();
      for (let i = 0; i < count; i++) {
        const [from, to] = [subscriptions + 48 * i, events + 32 * i];
        const type = data.getUint8(from + 8);
        if (type === 0) elapsed += data.getBigUint64(from + 24, true);
        memory.bytes(to, 32).fill(0);
        data.setBigUint64(to, data.getBigUint64(from, true), true);
        data.setUint8(to + 10, type);
      }
      data.setUint32(happened, count, true);
      return ok;
    },
  };
}
