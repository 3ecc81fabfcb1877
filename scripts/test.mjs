// `npm test`: installs what is missing, runs every check, and says what came of each.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { install, root } from './install.mjs';
import { provideTools } from './tools.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [reason] why nothing could be run here
 * @typedef {object} Step
 * @property {string} name
 * @property {string} command run in the project's folder by a shell, with the packages' programs on PATH
 * @property {string} [after] a step without whose success this one means nothing
 * @property {'vitest' | 'playwright' | 'counts'} [report] what kind of JSON report counts the tests; other steps count as one
 */

const reports = join(root, '.cache', 'test');

/** @param {string} name */
const vitestReport = (name) => `--reporter=dot --reporter=json --outputFile.json=${join(reports, `${name}.json`)}`;

/** @type {Step[]} */
const steps = [
  { name: 'lock file', command: 'node scripts/check-lock.mjs' },
  { name: 'types', command: 'tsc --noEmit' },
  { name: 'lint', command: 'biome check .' },
  { name: 'unused', command: 'knip' },
  { name: 'layering', command: `vitest run tests/structure ${vitestReport('layering')}`, report: 'vitest' },
  { name: 'build', command: 'npm run --silent build' },
  { name: 'budgets', command: 'node scripts/budgets.mjs', after: 'build' },
  { name: 'rule catalogue', command: 'node scripts/catalogue.mjs --check', after: 'build' },
  {
    name: 'unit',
    command: `vitest run --exclude "tests/structure/**" ${vitestReport('unit')}`,
    report: 'vitest',
  },
  { name: 'browser', command: 'playwright test', after: 'build', report: 'playwright' },
  // Where the same Go is: do the sources still build the committed modules, byte for byte?
  { name: 'modules', command: `node runtimes/build.mjs --check ${join(reports, 'modules.json')}`, report: 'counts' },
  {
    name: 'runtimes',
    command: `node scripts/test-runtimes.mjs --core --report ${join(reports, 'runtimes.json')}`,
    after: 'build',
    report: 'counts',
  },
];

/**
 * @param {string} command
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function run(command) {
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'browser.json'),
    FORCE_COLOR: undefined,
    NO_COLOR: '1',
  };
  return new Promise((done) => {
    const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += data;
      });
    child.on('error', (error) => done({ ok: false, output: `${output}${error.message}` }));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}

/**
 * How many tests a step ran; undefined when its report is missing or unreadable.
 * @param {Step} step
 * @returns {Count | undefined}
 */
function countOf(step) {
  try {
    const report = JSON.parse(readFileSync(join(reports, `${step.name}.json`), 'utf8'));
    if (step.report === 'counts') return report;
    if (step.report === 'vitest')
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  } catch {
    return undefined;
  }
}

/**
 * @param {Step} step
 * @param {boolean} ok
 * @returns {Count}
 */
function judge(step, ok) {
  /** @type {Count} */
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (!step.report) return ok ? { ...none, passed: 1 } : { ...none, failed: 1 };
  const count = countOf(step) ?? none;
  // A runner that fails without a failed test, or that ran nothing, has failed.
  if (count.failed === 0 && (!ok || (count.passed === 0 && !count.reason))) return { ...count, failed: 1 };
  return count;
}

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {Map<string, string>} */
const broken = new Map();

/**
 * @param {string} name
 * @param {Count} count
 * @param {string} said
 */
function tell(name, count, said) {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  console.log(`${count.failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(15)} ${said}`);
}

/** @param {Count} count */
const inWords = ({ passed, failed, skipped, reason }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}${reason ? ` (${reason})` : ''}`;

async function main() {
  const noPackages = install();
  if (noPackages) {
    tell('install', { passed: 0, failed: 1, skipped: 0 }, noPackages);
    return;
  }
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  const noBrowser = await provideTools();
  for (const step of steps) {
    const cannot =
      (step.after && broken.has(step.after) && `not run: ${step.after} failed`) ||
      (step.report === 'playwright' && noBrowser);
    if (cannot) {
      broken.set(step.name, cannot);
      tell(step.name, { passed: 0, failed: 1, skipped: 0 }, cannot);
      continue;
    }
    const began = Date.now();
    const { ok, output } = await run(step.command);
    const count = judge(step, ok);
    const tests = step.report ? `${inWords(count)}, ` : '';
    tell(step.name, count, `${tests}${((Date.now() - began) / 1000).toFixed(1)} s`);
    if (count.failed > 0) {
      broken.set(step.name, output);
      console.log(`\n$ ${step.command}\n${output.trimEnd()}\n`);
    }
  }
}

await main();
console.log(inWords(total));
process.exitCode = total.failed > 0 ? 1 : 0;
