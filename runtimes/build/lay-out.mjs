// Lays out the folder in which a release is built: our program, the slices of upstream, go.mod.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { cache, go, runtimes } from './go.mjs';
import { generationOf, idOf } from './releases.mjs';

/** @typedef {import('./releases.mjs').Release} Release */
/** @typedef {import('./releases.mjs').Sliced} Sliced */
/** @typedef {Partial<Pick<import('./releases.mjs').Generation, 'builtins' | 'statements'>>} Whole */

/** @param {string} folder */
const goFiles = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.go'))
    .map((name) => join(folder, name));

/**
 * Returns the folder in which `go build` makes a release's program. Of upstream only what the release's go.sum knows
 * gets in, unless `pin` asks to write it down.
 * @param {Release} release
 * @param {{ pin?: boolean }} [options]
 */
export function layOut(release, { pin = false } = {}) {
  const generation = generationOf(release);
  const folder = join(cache, idOf(release));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const parts = ['shim', `shim/${generation.shim}`, ...release.parts.map((part) => `generations/${part}`)];
  const program = parts.flatMap((part) => goFiles(join(runtimes, part)));
  for (const file of program) copyFileSync(file, join(folder, nameOf(file)));
  const required = [`${generation.module} v${release.version}`, ...generation.newer];
  if (pin)
    writeFileSync(
      join(folder, 'go.mod'),
      `module ${generation.main}\n\ngo 1.26\n\nrequire (\n${required.join('\n')}\n)\n`,
    );
  else
    for (const name of ['go.mod', 'go.sum'])
      copyFileSync(join(runtimes, 'releases', idOf(release), name), join(folder, name));

  const upstream = download(folder, generation.module, `v${release.version}`, pin);
  slice(generation, program, upstream, join(folder, 'upstream'));
  for (const { name, roots, ...sliced } of generation.beside)
    slice(
      sliced,
      roots.flatMap((root) => goFiles(join(folder, 'upstream', root))),
      download(folder, sliced.module, pinnedBy(upstream, sliced.module), pin),
      join(folder, name),
    );
  cpSync(join(runtimes, 'standins', 'modules'), join(folder, 'modules'), { recursive: true });
  const replaced = [
    [generation.module, './upstream'],
    ...generation.beside.map(({ name, module }) => [module, `./${name}`]),
    ...Object.entries(generation.modules).map(([module, name]) => [module, `./modules/${name}`]),
  ];
  go(['mod', 'edit', ...replaced.map(([module, at]) => `-replace=${module}=${at}`)], { cwd: folder });
  return folder;
}

/**
 * What a file of ours is called in the build: after shim/, or after its own folder.
 * @param {string} file
 */
function nameOf(file) {
  const [top = '', below = ''] = relative(runtimes, dirname(file)).split(sep);
  return `${top === 'generations' ? below : top}_${basename(file)}`;
}

/**
 * The version in which a release requires a module.
 * @param {string} upstream
 * @param {string} module
 */
function pinnedBy(upstream, module) {
  const { Require } = JSON.parse(go(['mod', 'edit', '-json', join(upstream, 'go.mod')]));
  return Require.find((/** @type {{ Path: string }} */ one) => one.Path === module).Version;
}

/**
 * Returns the folder of a module's source.
 * @param {string} folder
 * @param {string} module
 * @param {string} version
 * @param {boolean} pin
 * @returns {string}
 */
function download(folder, module, version, pin) {
  const { Dir, Sum, GoModSum } = JSON.parse(go(['mod', 'download', '-json', `${module}@${version}`], { cwd: cache }));
  const line = `${module} ${version} ${Sum}\n`;
  const sums = join(folder, 'go.sum');
  if (pin) appendFileSync(sums, `${line}${module} ${version}/go.mod ${GoModSum}\n`);
  else if (!readFileSync(sums, 'utf8').includes(line)) throw new Error(`go.sum does not know ${line}`);
  return Dir;
}

/**
 * Writes what a program uses of a module.
 * @param {Sliced & Whole} plan
 * @param {string[]} program
 * @param {string} from
 * @param {string} to
 */
function slice({ module, standIns, drops, builtins = '', statements = [] }, program, from, to) {
  const slicer = join(cache, 'slice');
  go(['build', '-o', slicer, '.'], { cwd: join(runtimes, 'slice') });
  const files = (/** @type {string[]} */ names) => names.map((name) => join(runtimes, 'standins', name));
  const placed = Object.fromEntries(Object.entries(standIns).map(([name, names]) => [name, files(names)]));
  mkdirSync(to, { recursive: true });
  const file = join(cache, 'plan.json');
  writeFileSync(file, JSON.stringify({ module, program, builtins, standIns: placed, drops, statements }));
  execFileSync(slicer, ['-plan', file, '-from', from, '-to', to], { stdio: 'inherit' });
  for (const name of ['go.mod', 'LICENSE', 'NOTICE'])
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name));
}
