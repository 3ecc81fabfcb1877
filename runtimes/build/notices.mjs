// Whose code is linked in, and under which terms.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { go } from './go.mjs';

const isNotice = (/** @type {string} */ name) => /^(licen[cs]e|copying|notice|patents)(\.(txt|md|code))?$/i.test(name);

/**
 * @typedef {object} Linked a module with packages in the program
 * @property {string} path
 * @property {string} version
 * @property {string} folder
 */

/**
 * The modules that a laid-out program is linked from, without stand-ins of ours.
 * @param {string} folder
 * @param {string[]} tags
 * @returns {Linked[]}
 */
export function linked(folder, tags) {
  const template = '{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}\t{{with .Replace}}{{.Path}}{{end}}{{end}}';
  const lines = go(['list', '-deps', `-tags=${tags.join()}`, '-f', template, '.'], {
    cwd: folder,
    env: { GOOS: 'wasip1', GOARCH: 'wasm' },
  });
  return [...new Set(lines.split('\n'))].sort().flatMap((line) => {
    const [path = '', version = '', at = '', replacement = ''] = line.split('\t');
    return version === '' || replacement.startsWith('./modules/') ? [] : [{ path, version, folder: at }];
  });
}

/**
 * The notices of everything that is linked in, each text once.
 * @param {Linked[]} modules
 */
export function noticesOf(modules) {
  const root = go(['env', 'GOROOT']).trim();
  const version = go(['env', 'GOVERSION']).trim();
  /** @type {Map<string, Set<string>>} */
  const owners = new Map();
  for (const { path, version: of, folder } of [{ path: 'Go', version, folder: root }, ...modules]) {
    const names = existsSync(folder) ? readdirSync(folder).filter(isNotice) : [];
    if (names.length === 0) throw new Error(`${path} ${of} has no licence`);
    for (const name of names) {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
      owners.set(text, (owners.get(text) ?? new Set()).add(`${path} ${of}`));
    }
  }
  const line = '-'.repeat(100);
  const parts = [...owners].map(([text, of]) => `${line}\n${[...of].join('\n')}\n${line}\n\n${text}\n`);
  return `What the WebAssembly modules in artefacts/ are linked from. The Go code of containerd, containers/image, storage,\nmoby and buildkit is a part of it, copied unchanged except as README.md says.\n\n${parts.join('\n')}`;
}
