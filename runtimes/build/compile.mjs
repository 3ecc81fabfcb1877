// Compiles a laid-out release.
import { join } from 'node:path';
import { go } from './go.mjs';
import { overlay } from './toolchain.mjs';

/**
 * Builds the program in a folder for WASI, or for Linux to compare with.
 * @param {string} folder
 * @param {'wasip1' | 'linux'} system
 * @returns {string} path of the program
 */
export function compile(folder, system) {
  const program = join(folder, system === 'linux' ? 'shim' : 'shim.wasm');
  // Reproducible: no paths, no debug information, no build id. The tag `appengine` spares logrus the question whether
  // its output is a terminal, which has no answer in WASI.
  const flags = [
    '-tags=appengine',
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
