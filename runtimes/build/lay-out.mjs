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
import { basename, dirname, join } from 'node:path';
import { cache, go, runtimes } from './go.mjs';
import { generations } from './releases.mjs';

/** @typedef {import('./releases.mjs').Release} Release */
/** @typedef {Pick<import('./releases.mjs').Generation, 'module' | 'builtins' | 'standIns' | 'drops' | 'statements'>} Plan */

/** NRI's configuration is part of containerd's, but the package that it lies in drags in the whole of NRI. */
const nri = { module: 'github.com/containerd/nri', builtins: '', standIns: {}, drops: {}, statements: [] };

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
  const generation = generations[release.generation];
  if (!generation) throw new Error(`no generation ${release.generation}`);
  const folder = join(cache, release.version);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const parts = release.parts.map((part) => join(runtimes, 'generations', part));
  const program = [join(runtimes, 'shim'), ...parts].flatMap(goFiles);
  for (const file of program) copyFileSync(file, join(folder, `${basename(dirname(file))}_${basename(file)}`));
  const required = [`${generation.module} v${release.version}`, ...generation.newer];
  if (pin)
    writeFileSync(
      join(folder, 'go.mod'),
      `module ${generation.main}\n\ngo 1.26\n\nrequire (\n${required.join('\n')}\n)\n`,
    );
  else
    for (const name of ['go.mod', 'go.sum'])
      copyFileSync(join(runtimes, 'releases', release.version, name), join(folder, name));

  const upstream = download(folder, generation.module, `v${release.version}`, pin);
  slice(generation, program, upstream, join(folder, 'upstream'));
  slice(
    nri,
    goFiles(join(folder, 'upstream', generation.nri)),
    download(folder, nri.module, pinnedBy(upstream), pin),
    join(folder, 'nri'),
  );
  cpSync(join(runtimes, 'standins', 'modules'), join(folder, 'modules'), { recursive: true });
  const standIns = readdirSync(join(folder, 'modules')).map((name) => [`k8s.io/${name}`, `./modules/${name}`]);
  const replaced = [[generation.module, './upstream'], [nri.module, './nri'], ...standIns];
  go(['mod', 'edit', ...replaced.map(([module, at]) => `-replace=${module}=${at}`)], { cwd: folder });
  return folder;
}

/**
 * The version of NRI that a containerd requires.
 * @param {string} upstream
 */
function pinnedBy(upstream) {
  const { Require } = JSON.parse(go(['mod', 'edit', '-json', join(upstream, 'go.mod')]));
  return Require.find((/** @type {{ Path: string }} */ one) => one.Path === nri.module).Version;
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
 * @param {Plan} plan
 * @param {string[]} program
 * @param {string} from
 * @param {string} to
 */
function slice({ module, builtins, standIns, drops, statements }, program, from, to) {
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
