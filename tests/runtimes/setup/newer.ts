import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './suites.ts';

/** Releases of containerd that no Debian suite carries. Built from their Go modules, where there is a Go. */
const versions = ['2.2.7', '2.3.4'] as const;

const folder = join(cache, 'go');
const programOf = (version: string): string => join(folder, `containerd-v${version}`, 'containerd');

/** What has been built. */
export const built = (): { release: string; program: string }[] =>
  versions
    .map((version) => ({ release: version.replace(/\.\d+$/, ''), program: programOf(version) }))
    .filter(({ program }) => existsSync(program));

/** Builds what is not there yet, one after the other; says why it could not. Nothing depends on it. */
export async function buildNewer(tell: (line: string) => void): Promise<void> {
  for (const version of versions.filter((one) => !existsSync(programOf(one)))) {
    const began = Date.now();
    const refusal = await build(version);
    tell(refusal ?? `built containerd ${version} in ${Math.round((Date.now() - began) / 1000)} s`);
    if (refusal) return;
  }
}

async function build(version: string): Promise<string | undefined> {
  const scratch = join(folder, `${version}.partial`);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const module = 'github.com/containerd/containerd/v2';
  const flags = ['-trimpath', '-tags', 'no_btrfs,no_devmapper', '-ldflags', `-X ${module}/version.Version=${version}`];
  const install = ['nice', '-n', '10', 'go', 'install', ...flags, `${module}/cmd/containerd@v${version}`];
  // Nothing but this release: what else lies on the way is Go's own cache.
  const env = { ...process.env, GOBIN: scratch, CGO_ENABLED: '0', GOFLAGS: '', GOTOOLCHAIN: 'local' };
  const child = spawn('timeout', ['--kill-after=10', '1200', ...install], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const code = await new Promise<number | null>((done) => {
    child.on('error', () => done(null));
    child.on('close', done);
  });
  if (code !== 0 || readdirSync(scratch).length === 0)
    return `containerd ${version} is left out: go could not build it: ${said.trim().split('\n').at(-1)?.slice(0, 200)}`;
  rmSync(join(folder, `containerd-v${version}`), { recursive: true, force: true });
  renameSync(scratch, join(folder, `containerd-v${version}`));
  return undefined;
}
