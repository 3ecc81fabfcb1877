import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { folderOf, type Suite } from '../setup/suites.ts';

/** What a command came to. */
export interface Outcome {
  ok: boolean;
  /** Both streams, in the order in which they were written. */
  output: string;
}

/** A node: an unpacked suite with a writable layer over it, thrown away afterwards. */
export interface Machine {
  /** The path of an absolute path of the node, as seen from here. */
  at(path: string): string;
  write(path: string, text: string, mode?: number): void;
  read(path: string): string | undefined;
  /** Runs a program to its end, for at most a minute unless told. */
  run(command: readonly string[], options?: { seconds?: number; cwd?: string; input?: string }): Promise<Outcome>;
  /** Starts a program that stays; what it writes goes to `log`. Ends with the machine at the latest. */
  start(command: readonly string[], log: string): ChildProcess;
  close(): Promise<void>;
}

/** Folders in which a runtime keeps its own overlays, which cannot lie on an overlay. */
const stateFolders = ['containerd', 'docker', 'containers', 'buildkit'];
/** Before all others on PATH. */
export const ownPrograms = '/opt/known-authority/bin';
const path = `${ownPrograms}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
const environment = [`PATH=${path}`, 'HOME=/root', 'LANG=C.UTF-8'];

/** What a node is made of. */
interface Base {
  suite: Suite;
  /** A program of another origin, which is put before the suite's own of that name. */
  program?: string;
}

/**
 * Makes a node of a suite. `names` are the names that it can resolve. Needs a mount namespace that is this run's own:
 * what is mounted here is gone with it, whatever becomes of this process.
 */
export function machine({ suite, program }: Base, names: Readonly<Record<string, string>>): Machine {
  const base = mkdtempSync(join(tmpdir(), 'known-authority-'));
  mount('-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', base);
  const root = join(base, 'root');
  const layer = [join(base, 'upper'), join(base, 'work')];
  for (const folder of [root, ...layer]) mkdirSync(folder);
  mount('-t', 'overlay', '-o', `lowerdir=${folderOf(suite)},upperdir=${layer[0]},workdir=${layer[1]}`, 'overlay', root);
  for (const folder of stateFolders) {
    const state = join(base, folder);
    mkdirSync(state);
    mkdirSync(join(root, 'var/lib', folder), { recursive: true });
    mount('--bind', state, join(root, 'var/lib', folder));
  }
  for (const folder of ['dev', 'sys']) mount('--rbind', `/${folder}`, join(root, folder));
  mount('-t', 'tmpfs', 'tmpfs', join(root, 'run'));
  const running = new Set<ChildProcess>();

  /** In a process namespace of its own: when the first process ends, so do all that it started. */
  const inside = (command: readonly string[], cwd = '/'): string[] => [
    ...['--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child', `--mount-proc=${root}/proc`],
    ...['chroot', root, '/usr/bin/env', '-i', '-C', cwd, ...environment, ...command],
  ];

  const self: Machine = {
    at: (path) => join(root, path),
    write(path, text, mode = 0o644) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text, { mode });
    },
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
    run(command, { seconds = 60, cwd, input } = {}) {
      const child = spawn('unshare', inside(command, cwd), { stdio: ['pipe', 'pipe', 'pipe'] });
      running.add(child);
      child.stdin.on('error', () => {});
      child.stdin.end(input ?? '');
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data) => {
          output += data;
        });
      const timer = setTimeout(() => {
        output += `\nno end after ${seconds} s`;
        child.kill('SIGKILL');
      }, seconds * 1000);
      return new Promise((done) => {
        child.on('close', (code) => {
          clearTimeout(timer);
          running.delete(child);
          done({ ok: code === 0, output: withoutColours(output) });
        });
      });
    },
    start(command, log) {
      const child = spawn('unshare', inside(command), { stdio: ['ignore', 'pipe', 'pipe'] });
      running.add(child);
      mkdirSync(dirname(join(root, log)), { recursive: true });
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data) => {
          if (existsSync(root)) appendFileSync(join(root, log), data);
        });
      child.on('close', () => running.delete(child));
      return child;
    },
    async close() {
      await Promise.all([...running].map((child) => ended(child, 'SIGKILL')));
      spawnSync('umount', ['--lazy', '--recursive', base]);
      rmSync(base, { recursive: true, force: true });
    },
  };
  if (program) {
    mkdirSync(join(root, ownPrograms), { recursive: true });
    copyFileSync(program, join(root, ownPrograms, basename(program)));
  }
  const hosts = Object.entries({ localhost: '127.0.0.1', ...names }).map(([name, ip]) => `${ip} ${name}\n`);
  self.write('/etc/hosts', hosts.join(''));
  self.write('/etc/resolv.conf', 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  self.write('/etc/nsswitch.conf', 'hosts: files dns\n');
  // The default of every distribution; the runtimes of containers/image do nothing without one.
  self.write('/etc/containers/policy.json', '{"default":[{"type":"insecureAcceptAnything"}]}\n');
  return self;
}

/** Sends a signal to what runs inside: `unshare`, which waits for it outside, passes none on. */
export function signal(child: ChildProcess, name: NodeJS.Signals): void {
  const list = `/proc/${child.pid}/task/${child.pid}/children`;
  const [first] = existsSync(list) ? readFileSync(list, 'utf8').split(' ') : [];
  if (first) process.kill(Number(first), name);
}

/** Ends what runs inside with a signal, and with force when that has no effect within ten seconds. */
export async function ended(child: ChildProcess, name: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((done) => child.once('close', done));
  if (name === 'SIGKILL') child.kill(name);
  else signal(child, name);
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await closed;
  clearTimeout(timer);
}

function mount(...options: string[]): void {
  const { status, stderr } = spawnSync('mount', options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${options.join(' ')}: ${stderr.trim()}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that colour a terminal's text.
const withoutColours = (text: string): string => text.replace(/\x1b\[[0-9;]*m/g, '');
