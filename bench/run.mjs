// `npm run bench`: measures the built engine and the built page. Run `npm run build` first; nothing here is a test.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('bench.ts', import.meta.url)));
await module.bench();
