// Imports no package: it runs before there are any.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first of the named programs that is on PATH.
 * @param {...string} names
 * @returns {string | undefined}
 */
function onPath(...names) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** The Chromium to test with: the one that CHROMIUM_PATH names, else one on PATH, else undefined. */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/**
 * What the tests call besides Node: a Chromium, the two programs that apply a patch, and a second reader of certificates.
 * Installs what is missing where that is possible. Returns what went wrong, or nothing.
 * @returns {Promise<string | undefined>}
 */
export async function provideTools() {
  /** @returns {Promise<string[]>} */
  const missing = async () => {
    const packages = ['git', 'patch', 'openssl'].filter((name) => !onPath(name));
    return (await hasChromium()) ? packages : [...packages, 'chromium'];
  };
  const wanted = await missing();
  if (wanted.length === 0) return undefined;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    run('apt-get', 'update');
    run('apt-get', 'install', '-y', ...wanted);
  } else if (wanted.includes('chromium')) run('npx', 'playwright', 'install', 'chromium');
  const still = await missing();
  if (still.length === 0) return undefined;
  return `not on PATH and not to be installed from here: ${still.join(', ')}. Install them, or name a Chromium in CHROMIUM_PATH.`;
}

/** A Chromium on PATH, or the one that Playwright has downloaded. */
async function hasChromium() {
  const found = findChromium();
  if (found) return existsSync(found);
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

/**
 * @param {string} program
 * @param {...string} options
 */
function run(program, ...options) {
  console.log(`$ ${[program, ...options].join(' ')}`);
  const { error } = spawnSync(program, options, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (error) console.log(error.message);
}
