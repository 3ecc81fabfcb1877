import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

interface Repair {
  file: string;
  from: string;
  to: string;
}

/** What libraries need changed to run in a page. Each must still be there: an upgrade that loses one stops the build. */
const repairs: readonly Repair[] = [
  {
    // Harmless and guarded, but it fires a violation event of the page's policy and stops the minifier for its chunk.
    file: '@iarna/toml/lib/toml-parser.js',
    from: `eval("require('util').inspect")`,
    to: 'undefined',
  },
  {
    // Node's global, which no browser has.
    file: 'dockerfile-ast/lib/util.js',
    from: 'Uint8Array.from(Buffer.from(char, "UTF-8"))',
    to: 'new TextEncoder().encode(char)',
  },
];

export const repairLibraries: Plugin = {
  name: 'repair-libraries',
  transform(code, id) {
    const repair = repairs.find(({ file }) => id.endsWith(file));
    if (!repair) return null;
    if (!code.includes(repair.from)) throw new Error(`${repair.file} no longer holds: ${repair.from}`);
    return code.replace(repair.from, repair.to);
  },
};

/** `@iarna/toml` names Node's `global`. */
export const define = { global: 'globalThis' };

/** `file?base64` is a module that exports the file's bytes in base64: the page may fetch nothing, but load its own scripts. */
export const base64Modules: Plugin = {
  name: 'base64-modules',
  enforce: 'pre',
  async load(id) {
    const [path = '', query] = id.split('?');
    if (query !== 'base64') return null;
    return `export default ${JSON.stringify(await readFile(path, 'base64'))}`;
  },
};
