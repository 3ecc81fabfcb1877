import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './suites.ts';

/** What no Debian suite carries. Built from Go modules, where there is a Go. */
const programs = [
  { name: 'containerd', module: 'github.com/containerd/containerd/v2', version: '2.2.7' },
  { name: 'containerd', module: 'github.com/containerd/containerd/v2', version: '2.3.4' },
  { name: 'buildkitd', module: 'github.com/moby/buildkit', version: '0.32.2' },
] as const;
type Program = (typeof programs)[number];

const folder = join(cache, 'go');
const pathOf = ({ name, version }: Program): string => join(folder, `${name}-v${version}`, name);

/** What has been built. */
export const built = (wanted: Program['name']): { release: string; program: string }[] =>
  programs
    .filter((one) => one.name === wanted && existsSync(pathOf(one)))
    .map((one) => ({ release: one.version.replace(/\.\d+$/, ''), program: pathOf(one) }));

/** Builds what is not there yet, one after the other; says why it could not. Nothing depends on it. */
export async function buildNewer(tell: (line: string) => void): Promise<void> {
  for (const one of programs.filter((program) => !existsSync(pathOf(program)))) {
    const began = Date.now();
    const refusal = await build(one);
    tell(refusal ?? `built ${one.name} ${one.version} in ${Math.round((Date.now() - began) / 1000)} s`);
    if (refusal) return;
  }
}

/** In a module of its own, so that what the program's module excludes does not stand in the way of `go install`. */
async function build(program: Program): Promise<string | undefined> {
  const { name, module, version } = program;
  const scratch = join(folder, `${name}-${version}.partial`);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const flags = ['-trimpath', '-tags', 'no_btrfs,no_devmapper', '-ldflags', `-X ${module}/version.Version=${version}`];
  const main = `${module}/cmd/${name}`;
  for (const command of [
    ['go', 'mod', 'init', 'build'],
    ['go', 'get', `${main}@v${version}`],
    ['go', 'build', ...flags, '-o', name, main],
  ]) {
    const refusal = await run(command, scratch);
    if (refusal !== undefined) return `${name} ${version} is left out: go could not build it: ${refusal}`;
  }
  rmSync(join(folder, `${name}-v${version}`), { recursive: true, force: true });
  mkdirSync(join(folder, `${name}-v${version}`));
  renameSync(join(scratch, name), pathOf(program));
  rmSync(scratch, { recursive: true, force: true });
  return undefined;
}

async function run(command: readonly string[], cwd: string): Promise<string | undefined> {
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
  const all = ['--kill-after=10', '1200', 'nice', '-n', '10', ...command];
  const child = spawn('timeout', all, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const code = await new Promise<number | null>((done) => {
    child.on('error', () => done(null));
    child.on('close', done);
  });
  return code === 0 ? undefined : said.trim().split('\n').at(-1)?.slice(0, 200);
}
