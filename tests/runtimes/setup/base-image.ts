import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cache, folderOf } from './suites.ts';

/** The file system of the images that the Dockerfile cases begin with. */
export const baseImage = join(cache, 'base-image.tar');

/** Not in an image: what the suite was unpacked from, and a mark that official Python images do not have (PEP 668). */
const leftOut = ['./etc/apt/sources*', './var/lib/apt/lists/*', './var/cache/*', './dev/*', '*/EXTERNALLY-MANAGED'];

/** What is added; a folder that is there already would be there twice, which dockerd refuses. */
const added = ['./usr/local/bin/node', './usr/local/bin/npm', './usr/local/lib/node_modules'];

/** Makes that file system of the unpacked suite and of this machine's Node and npm, laid out as official images have them. */
export function makeBaseImage(): string | undefined {
  if (existsSync(baseImage)) return undefined;
  const scratch = mkdtempSync(join(tmpdir(), 'known-authority-base-'));
  try {
    const local = join(scratch, 'usr/local');
    for (const folder of ['bin', 'lib/node_modules']) mkdirSync(join(local, folder), { recursive: true });
    cpSync(process.execPath, join(local, 'bin/node'));
    const modules = spawnSync('npm', ['root', '--global'], { encoding: 'utf8' }).stdout.trim();
    cpSync(join(modules, 'npm'), join(local, 'lib/node_modules/npm'), { recursive: true, verbatimSymlinks: true });
    symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'));
    const partial = `${baseImage}.partial`;
    const excluded = leftOut.map((path) => `--exclude=${path}`);
    const failure =
      tar('--create', '--file', partial, ...excluded, '-C', folderOf('bookworm-tools'), '.') ??
      tar('--append', '--file', partial, '-C', scratch, ...added);
    if (!failure) renameSync(partial, baseImage);
    return failure;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function tar(...options: string[]): string | undefined {
  const { status, stderr } = spawnSync('tar', options, { encoding: 'utf8' });
  return status === 0 ? undefined : `tar ${options.slice(0, 3).join(' ')}: ${stderr.trim().slice(-300)}`;
}
