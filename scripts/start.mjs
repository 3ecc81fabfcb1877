// `npm start`: installs on first run, builds, and serves the built page.
import { spawnSync } from 'node:child_process';
import { install, root } from './install.mjs';
import { serve } from './serve.mjs';

const port = Number(process.env.PORT ?? 4173);

/**
 * @param {string} reason
 * @returns {never}
 */
function stop(reason) {
  console.error(reason);
  process.exit(1);
}

const failure = install();
if (failure) stop(failure);

console.log('Building …');
const build = spawnSync('npm', ['run', '--silent', 'build:page'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (build.status !== 0) stop(`${build.stdout}${build.stderr}\nThe build failed.`);

try {
  const { url } = await serve(`${root}/dist`, port);
  console.log(`Known Authority is on ${url} (this machine only). Ctrl+C ends it.`);
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  stop(taken ? `Port ${port} is taken. PORT=${port + 1} npm start takes the next one.` : String(error));
}
