// `npm run bench`: measures the built engine and the built page. Run `npm run build` first; nothing here is a test.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { root } from '../scripts/install.mjs';

/** @type {{ module: typeof import('./bench.ts') }} */
const { module } = await runnerImport(join(root, 'bench', 'bench.ts'));
await module.bench(await import(pathToFileURL(join(root, 'dist', 'engine', 'index.js')).href));
