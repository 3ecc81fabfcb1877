import { describe, expect, it } from 'vitest';
import { citedNotes } from './citations.ts';
import { layerOffences } from './layers.ts';
import { lengthOffences } from './lengths.ts';
import { impurities } from './purity.ts';
import { type Source, sourcesUnder } from './sources.ts';

const sources = sourcesUnder('src');
const engine = sources.filter(({ path }) => path.startsWith('src/engine/'));

describe('the house', () => {
  it('has sources that this test reads', () => {
    expect(engine.length).toBeGreaterThan(20);
  });

  it('imports one way', () => {
    expect(layerOffences(sources)).toEqual([]);
  });

  it('has an engine without network, clock, chance and console', () => {
    expect(engine.flatMap(impurities)).toEqual([]);
  });

  it('has files that one can read in one go', () => {
    expect(lengthOffences([...sources, ...sourcesUnder('tests')])).toEqual([]);
  });

  it('cites what a reader can look up', () => {
    expect(citedNotes([...sources, ...sourcesUnder('docs', /\.md$/)])).toEqual([]);
  });
});

describe('these checks refuse', () => {
  const file = (path: string, text: string): Source => ({ path, text });

  it.each([
    ['src/engine/syntax/a.ts', `import { x } from '../dialects/rule.ts'`, 'dialects is not left of syntax'],
    ['src/engine/syntax/a.ts', `import type { X } from '../dialects/rule.ts'`, 'dialects is not left of syntax'],
    ['src/engine/syntax/a.ts', `export * from '../proof/gates.ts'`, 'proof is not left of syntax'],
    ['src/engine/syntax/a.ts', `const later = () => import('../plan/plan.ts')`, 'plan is not left of syntax'],
    ['src/engine/syntax/a.ts', `type X = import('../plan/plan.ts').X`, 'plan is not left of syntax'],
    ['src/engine/trust/a.ts', `import '../index.ts'`, 'the door imports the layers'],
    ['src/engine/attic/a.ts', `import '../workspace/edits.ts'`, 'no such layer of the engine: attic'],
    ['src/engine/dialects/docker-daemon/a.ts', `import '../dockerfile/document.ts'`, 'never imports another'],
    ['src/engine/trust/a.ts', `import { readFileSync } from 'node:fs'`, 'runs anywhere'],
    ['src/engine/trust/a.ts', `const name = 'x'; import(name)`, 'runs anywhere'],
    ['src/engine/plan/a.ts', `import '../../app/app.tsx'`, 'engine may not import app'],
    ['src/worker/a.ts', `import '../app/app.tsx'`, 'worker may not import app'],
    ['src/app/a.tsx', `import 'monaco-editor/editor'`, 'knows Monaco'],
    ['src/app/a.tsx', `import '../../tests/pki/pki.ts'`, 'nothing outside src'],
  ])('%s: %s', (path, text, why) => {
    expect(layerOffences([file(path, text)])).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['src/engine/dialects/docker-daemon/rules/a.ts', `import { rule } from '../../rule.ts'`],
    ['src/engine/dialects/index.ts', `import { dockerfile } from './dockerfile/index.ts'`],
    ['src/engine/index.ts', `export { analyse } from './analyse.ts'; import './proof/prove.ts'`],
    ['src/app/a.tsx', `import type { Report } from '../engine/index.ts'; import '../worker/door.ts'`],
    ['src/app/editor/a.ts', `import 'monaco-editor/editor'`],
    ['src/main.tsx', `import './app/app.tsx'`],
  ])('nothing in %s: %s', (path, text) => {
    expect(layerOffences([file(path, text)])).toEqual([]);
  });

  it.each([
    ['fetch("/x")', 'fetch'],
    ['const y = 1 + Math.random()', 'Math.random'],
    ['Date.now()', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['console.log(1)', 'console'],
    ['window.name', 'window'],
    ['globalThis["fetch"]', 'globalThis'],
    ['setTimeout(() => 1)', 'setTimeout'],
  ])('in the engine: %s', (text, name) => {
    expect(impurities(file('src/engine/a.ts', `\n${text}`))).toEqual([`src/engine/a.ts:2: ${name} in the engine`]);
  });

  it.each([
    'new Date(0).toISOString()',
    '"fetch(1) and console.log"',
    '/* Date.now() */ const document = read(); document.facts',
    'const o = { fetch: 1 }; o.fetch',
    'Math.max(1, 2)',
  ])('nothing in the engine: %s', (text) => {
    expect(impurities(file('src/engine/a.ts', text))).toEqual([]);
  });

  it('a source or a comment that cites our notes', () => {
    const cites = citedNotes([file('docs/a.md', 'how it is\n(facts/containerd.md §10)\n')]);
    expect(cites).toEqual(['docs/a.md:2 cites our notes']);
    expect(citedNotes([file('src/a.ts', `import { x } from '../workspace/facts.ts'`)])).toEqual([]);
  });

  it('a file that is too long, a rule sooner', () => {
    const long = 'x\n'.repeat(160);
    expect(lengthOffences([file('src/a.ts', long)])).toEqual([]);
    expect(lengthOffences([file('src/engine/dialects/x/rules/a.ts', long)])).toEqual([
      'src/engine/dialects/x/rules/a.ts has 160 lines, 150 are allowed',
    ]);
  });
});
