// The Go toolchain, and the folders of the build.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const runtimes = fileURLToPath(new URL('..', import.meta.url));
export const cache = join(runtimes, '..', '.cache', 'runtimes');

/**
 * Runs go and returns what it prints.
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
export function go(args, { cwd = runtimes, env = {} } = {}) {
  return execFileSync('go', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '', CGO_ENABLED: '0', ...env },
  });
}
