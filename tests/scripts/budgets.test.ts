import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { partsOf, weigh } from '../../scripts/budgets.mjs';

const manifest = {
  'index.html': { file: 'index.js', imports: ['_shared.js'] },
  '_shared.js': { file: 'shared.js' },
  'src/worker/spawn-engine.ts': {
    file: 'engine.js',
    imports: ['_shared.js', '_parsers.js'],
    assets: ['certificates.js'],
    isDynamicEntry: true,
  },
  '_parsers.js': { file: 'parsers.js' },
  'src/app/editor/monaco-environment.ts': { file: 'monaco-worker.js', isDynamicEntry: true },
  'src/app/assistant/panel.tsx': { file: 'panel.js', isDynamicEntry: true },
  'src/app/editor/monaco.ts': { file: 'monaco.js', isDynamicEntry: true },
};

describe('the bundle budgets', () => {
  const dist = mkdtempSync(join(tmpdir(), 'budgets-'));
  afterAll(() => rmSync(dist, { recursive: true }));

  it('count static imports, and what the first paint has loaded only once', () => {
    expect(partsOf(manifest).map(({ files }) => files)).toEqual([
      ['index.js', 'shared.js'],
      ['engine.js', 'parsers.js'],
      ['monaco.js'],
      ['monaco-worker.js'],
      ['certificates.js'],
      ['panel.js'],
      ['assistant.html'],
    ]);
  });

  it('refuse what is too big and what is not there', () => {
    writeFileSync(join(dist, 'a.js'), randomBytes(2000));
    const part = { name: 'a', files: ['a.js'] };
    expect(weigh(dist, [{ ...part, limit: 3 }]).broken).toBe(false);
    expect(weigh(dist, [{ ...part, limit: 1 }])).toEqual({ broken: true, lines: [expect.stringMatching(/^TOO BIG/)] });
    expect(weigh(dist, [{ ...part, limit: 1, files: [] }]).broken).toBe(true);
  });
});
