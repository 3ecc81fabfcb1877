// Compiles a laid-out release.
import { join } from 'node:path';
import { go } from './go.mjs';
import { overlay } from './toolchain.mjs';

/**
 * Builds the program in a folder for WASI, or for Linux to compare with.
 * @param {string} folder
 * @param {'wasip1' | 'linux'} system
 * @param {string[]} tags
 * @returns {string} path of the program
 */
export function compile(folder, system, tags) {
  const program = join(folder, system === 'linux' ? 'shim' : 'shim.wasm');
  // Reproducible: no paths, no debug information, no build id.
  const flags = [
    `-tags=${tags.join()}`,
    '-trimpath',
    '-buildvcs=false',
    '-ldflags=-s -w -buildid=',
    `-overlay=${overlay()}`,
  ];
  go(['build', ...flags, '-o', program, '.'], {
    cwd: folder,
    env: { GOOS: system, GOARCH: system === 'linux' ? 'amd64' : 'wasm' },
  });
  return program;
}
