// Imports no package: it runs before there are any.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The packages that a lock file names, with their versions; without those that not every platform has.
 * @param {string} path
 * @returns {string[]}
 */
function packagesOf(path) {
  if (!existsSync(path)) return [];
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  return Object.keys(packages)
    .filter((name) => name !== '' && !packages[name].optional)
    .map((name) => `${name}@${packages[name].version}`);
}

/** Whether node_modules holds what package-lock.json names. */
export function isInstalled() {
  const there = new Set(packagesOf(`${root}/node_modules/.package-lock.json`));
  return packagesOf(`${root}/package-lock.json`).every((name) => there.has(name));
}

/**
 * Installs the locked packages when they are not there. Returns what went wrong, or nothing.
 * @returns {string | undefined}
 */
export function install() {
  if (isInstalled()) return undefined;
  console.log('Installing packages (first run) …');
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0 ? undefined : '`npm ci` failed; its own words are above';
}
