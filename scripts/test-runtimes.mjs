// `npm run test:runtimes`: real runtimes judge every kind of plan that the engine emits.
//   --core          only what `npm test` runs
//   --only REGEX    only cells whose line matches, e.g. --only 'containerd 1.7: config-path'
//   --explain       print the paste of every cell, and what the engine made of it
//   --report FILE   counts, as JSON
// A whole run writes docs/verified.md. Run `npm run build:engine` first: the built engine is what is judged.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { root } from './install.mjs';

const { values } = parseArgs({
  options: {
    core: { type: 'boolean' },
    only: { type: 'string' },
    explain: { type: 'boolean' },
    report: { type: 'string' },
    inside: { type: 'boolean' },
  },
});

/** Mounts, network and processes of its own: whatever happens, all of it is gone with the first process. */
const apart = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private'];

/** Why real runtimes cannot run here, or nothing. */
function obstacle() {
  if (process.platform !== 'linux') return `real runtimes need Linux, this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'real runtimes need root, for namespaces and mounts';
  if (spawnSync('apt-get', ['--version']).status !== 0) return 'no apt-get here, which brings the runtimes';
  const { status, stderr } = spawnSync('unshare', [...apart, 'true'], { encoding: 'utf8' });
  return status === 0 ? undefined : `cannot make namespaces here: ${stderr?.trim()}`;
}

/** @param {{ passed: number, failed: number, skipped: number, reason?: string }} count */
function report(count) {
  if (!values.report) return;
  mkdirSync(dirname(values.report), { recursive: true });
  writeFileSync(values.report, JSON.stringify(count));
}

/** @param {string} path */
const load = async (path) => (await runnerImport(join(root, 'tests', 'runtimes', path))).module;

async function outside() {
  const reason = obstacle();
  if (reason) {
    console.log(`skipped: ${reason}`);
    report({ passed: 0, failed: 0, skipped: 1, reason });
    return;
  }
  /** @type {typeof import('../tests/runtimes/setup/suites.ts')} */
  const { unpack } = await load('setup/suites.ts');
  /** @type {typeof import('../tests/runtimes/setup/base-image.ts')} */
  const { makeBaseImage } = await load('setup/base-image.ts');
  const failure = (await unpack(console.log)) ?? makeBaseImage();
  if (failure) {
    console.log(`FAILED set-up: ${failure}`);
    report({ passed: 0, failed: 1, skipped: 0 });
    process.exitCode = 1;
    return;
  }
  if (!values.core) {
    /** @type {typeof import('../tests/runtimes/setup/newer.ts')} */
    const { buildNewer } = await load('setup/newer.ts');
    await buildNewer(console.log);
  }
  const options = [fileURLToPath(import.meta.url), '--inside', ...process.argv.slice(2)];
  const child = spawn('unshare', [...apart, process.execPath, ...options], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill('SIGKILL'));
  process.exitCode = await new Promise((done) => child.on('close', (code) => done(code ?? 1)));
}

async function inside() {
  const engine = await import(pathToFileURL(join(root, 'dist', 'engine', 'index.js')).href);
  /** @type {typeof import('../tests/runtimes/main.ts')} */
  const { runMatrix, verified, releasesOf } = await load('main.ts');
  const at = new Date().toISOString();
  const run = await runMatrix(
    (paste, options) => engine.analyse({ files: engine.intake(paste), at, ...options }),
    { ...(values.core && { core: true }), ...(values.only && { only: new RegExp(values.only) }) },
    (cell) => {
      const head = `${cell.wrong.length > 0 ? 'FAILED' : 'ok    '} ${cell.model}: ${cell.case}`;
      console.log(`${head} (${[...cell.held, `${cell.seconds.toFixed(1)} s`].join(', ')})`);
      for (const what of cell.wrong) console.log(`         ${what}`);
      if (values.explain) console.log(cell.story);
    },
  );
  const failed = run.cells.filter(({ wrong }) => wrong.length > 0).length;
  const count = { passed: run.cells.length - failed, failed, skipped: 0 };
  report(count);
  if (!values.core && !values.only) {
    const date = at.slice(0, 10);
    writeFileSync(join(root, 'docs', 'verified.md'), verified(run, date));
    writeFileSync(
      join(root, 'docs', 'verified.json'),
      `${JSON.stringify({ date, ...count, releases: releasesOf(run) }, null, 2)}\n`,
    );
  }
  console.log(`${count.passed} passed, ${count.failed} failed`);
  // Whatever a runtime has left open shall not keep the run alive.
  process.exit(failed > 0 || run.cells.length === 0 ? 1 : 0);
}

await (values.inside ? inside() : outside());
