// `npm run build:runtimes`: builds the artefacts. `-- --check [FILE]` compares instead of writing (counts as JSON into FILE); `-- --pin` renews the pins.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './build/compile.mjs';
import { cache, go, runtimes } from './build/go.mjs';
import { layOut } from './build/lay-out.mjs';
import { linked, noticesOf } from './build/notices.mjs';
import { pin } from './build/pin.mjs';
import { provenance } from './build/provenance.mjs';
import { generationOf, idOf, releases } from './build/releases.mjs';

const sha256 = (/** @type {Uint8Array} */ bytes) => createHash('sha256').update(bytes).digest('hex');
const at = (/** @type {string} */ name) => join(runtimes, name);

/**
 * Everything that a build makes, by its path below runtimes/.
 * @returns {Map<string, Uint8Array>}
 */
function build() {
  /** @type {Map<string, Uint8Array>} */
  const made = new Map();
  const artefacts = [];
  const modules = new Map();
  for (const release of releases) {
    const folder = layOut(release);
    const { name, tags } = generationOf(release);
    const program = compile(folder, 'wasip1', tags);
    go(['run', './pack', program, `${program}.gz`], { cwd: join(runtimes, 'slice') });
    const [wasm, gzip] = [readFileSync(program), readFileSync(`${program}.gz`)];
    const file = `artefacts/${idOf(release)}.wasm.gz`;
    made.set(file, gzip);
    const of = linked(folder, tags);
    for (const one of of) modules.set(`${one.path} ${one.version}`, one);
    artefacts.push({
      release: `${name} ${release.version}`,
      file,
      sha256: sha256(gzip),
      bytes: gzip.length,
      wasm: { sha256: sha256(wasm), bytes: wasm.length },
      modules: Object.fromEntries(of.map(({ path, version }) => [path, version])),
    });
    console.log(`${file}: ${gzip.length} bytes, ${wasm.length} unpacked`);
  }
  const text = (/** @type {string} */ name, /** @type {string} */ content) =>
    made.set(name, new TextEncoder().encode(content));
  text('manifest.json', `${JSON.stringify({ go: go(['env', 'GOVERSION']).trim(), artefacts, provenance }, null, 2)}\n`);
  text('NOTICES.txt', noticesOf([...modules.keys()].sort().map((key) => modules.get(key))));
  return made;
}

/** Why nothing can be compared here; undefined when it can. */
function whyNot() {
  const found = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  if (found.error || found.status !== 0) return 'there is no Go here';
  const wanted = JSON.parse(readFileSync(at('manifest.json'), 'utf8')).go;
  return found.stdout.trim() === wanted
    ? undefined
    : `the artefacts are built with ${wanted}, here is ${found.stdout.trim()}`;
}

/** @returns {{ passed: number, failed: number, skipped: number, reason?: string }} files that are as built, and not */
function check() {
  const reason = whyNot();
  if (reason) {
    console.log(`runtimes: not rebuilt, ${reason}`);
    return { passed: 0, failed: 0, skipped: 1, reason };
  }
  const made = [...build()];
  const differing = made.filter(([name, bytes]) => Buffer.compare(readFileSync(at(name)), bytes) !== 0);
  for (const [name] of differing) console.error(`runtimes/${name} is not what the sources build`);
  process.exitCode = differing.length > 0 ? 1 : 0;
  return { passed: made.length - differing.length, failed: differing.length, skipped: 0 };
}

const [mode, report] = process.argv.slice(2);
mkdirSync(cache, { recursive: true });
if (mode === '--check') {
  const counts = check();
  if (report) writeFileSync(report, JSON.stringify(counts));
} else {
  if (mode === '--pin') releases.forEach(pin);
  const made = build();
  rmSync(at('artefacts'), { recursive: true, force: true });
  mkdirSync(at('artefacts'));
  for (const [name, bytes] of made) writeFileSync(at(name), bytes);
}
