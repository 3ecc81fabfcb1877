import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, type Machine, signal } from './machine.ts';

interface Service {
  command: readonly string[];
  socket: string;
  /** Whether it answers. */
  ready: () => Promise<boolean>;
  /** The lines of its log that say why it ended. */
  why: RegExp;
}

interface Daemon {
  start(): Promise<string | undefined>;
  restart(): Promise<string | undefined>;
  reload(): Promise<string | undefined>;
}

/** A daemon of a node: started, and waited for until it answers. */
export function daemon(machine: Machine, { command, socket, ready, why }: Service): Daemon {
  let child: ChildProcess | undefined;
  let starts = 0;
  const start = async (): Promise<string | undefined> => {
    const log = `/run/log/${++starts}.log`;
    child = machine.start(command, log);
    for (const until = Date.now() + 40_000; Date.now() < until; await pause(50)) {
      if (child.exitCode !== null) return (machine.read(log)?.match(why) ?? [machine.read(log)?.trim()]).at(-1);
      if (existsSync(machine.at(socket)) && (await ready())) return undefined;
    }
    return `${command[0]} does not answer after 40 s`;
  };
  const stop = async (): Promise<void> => {
    if (child) await ended(child, 'SIGTERM');
    rmSync(machine.at(socket), { force: true });
  };
  return {
    start,
    async restart() {
      await stop();
      return start();
    },
    async reload() {
      // As `systemctl reload-or-restart` does with what is not running.
      if (!child || child.exitCode !== null) return start();
      signal(child, 'SIGHUP');
      // It says nowhere that it is done.
      await pause(500);
      return undefined;
    },
  };
}
