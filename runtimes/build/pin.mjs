// Writes down the modules of a release: go.mod and go.sum.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { go, runtimes } from './go.mjs';
import { layOut } from './lay-out.mjs';
import { idOf } from './releases.mjs';

/** @param {import('./releases.mjs').Release} release */
export function pin(release) {
  const folder = layOut(release, { pin: true });
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  // What is sliced is replaced in the build, so that `go mod tidy` forgets its sums.
  const sliced = read('go.sum');
  go(['mod', 'tidy'], { cwd: folder, env: { GOOS: 'wasip1', GOARCH: 'wasm' } });
  const sums = new Set(`${sliced}${read('go.sum')}`.split('\n').filter((line) => line !== ''));
  const pins = join(runtimes, 'releases', idOf(release));
  mkdirSync(pins, { recursive: true });
  writeFileSync(join(pins, 'go.sum'), `${[...sums].sort().join('\n')}\n`);
  writeFileSync(join(pins, 'go.mod'), read('go.mod').replace(/\nreplace .*\n/g, ''));
}
