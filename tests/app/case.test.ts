import { describe, expect, it } from 'vitest';
import { type Case, type CaseChange, caseAfter, emptyCase } from '../../src/app/case/case.ts';
import type { Fix } from '../../src/engine/workspace/report.ts';

const caseOf = (...changes: CaseChange[]): Case => changes.reduce(caseAfter, emptyCase);
const paths = ({ files }: Case) => files.map(({ path }) => path);
const added = (...texts: string[]): CaseChange => ({
  kind: 'added',
  files: texts.map((text, index) => ({ path: `${'abc'[index]}.toml`, text })),
});

describe('files of a case', () => {
  it('shows the first of what was added', () => {
    const now = caseOf(added('1', '2'));
    expect(now.active).toBe(now.files[0]?.id);
    expect(now.typed).toBe(false);
  });

  it('gives another text under a taken name a name of its own, and adds the same text once', () => {
    expect(paths(caseOf(added('1'), added('2')))).toEqual(['a.toml', 'a-2.toml']);
    expect(paths(caseOf(added('1'), added('1')))).toEqual(['a.toml']);
  });

  it('puts a paste over a whole file in its place', () => {
    const now = caseOf(added('1', '2'));
    const [first] = now.files;
    const next = caseAfter(now, { kind: 'added', files: [{ path: 'new.json', text: '{}' }], instead: first?.id });
    expect(paths(next)).toEqual(['new.json', 'b.toml']);
    expect(next.files.find(({ id }) => id === next.active)?.path).toBe('new.json');
  });

  it('makes a file of what is typed into the empty box, and goes on in it', () => {
    const now = caseOf({ kind: 'edited', file: undefined, text: 'v' });
    const next = caseAfter(now, { kind: 'edited', file: now.active, text: 've' });
    expect(next.files.map(({ text }) => text)).toEqual(['ve']);
    expect(next.typed).toBe(true);
  });

  it('goes to the neighbour when the shown file is taken out', () => {
    const now = caseOf(added('1', '2', '3'));
    const [, second, third] = now.files;
    const shown = caseAfter(now, { kind: 'selected', file: second?.id });
    expect(caseAfter(shown, { kind: 'removed', file: second?.id ?? 0 }).active).toBe(third?.id);
  });

  it('brings back what was cleared', () => {
    const now = caseOf(added('1'), { kind: 'cleared' });
    expect(now.files).toEqual([]);
    expect(paths(caseAfter(now, { kind: 'restored', case: now.cleared ?? emptyCase }))).toEqual(['a.toml']);
  });

  it('asks for a new report after every change that matters, and only then', () => {
    const now = caseOf(added('1'));
    expect(caseAfter(now, { kind: 'selected', file: undefined }).revision).toBe(now.revision);
    expect(caseAfter(now, { kind: 'targeted', field: 'version', value: '2.1' }).revision).toBe(now.revision + 1);
    expect(caseAfter(now, { kind: 'cleared' }).revision).toBeGreaterThan(now.revision);
  });
});

describe('switches', () => {
  const switched = (...changes: [string, boolean][]) =>
    caseOf(...changes.map(([finding, on]): CaseChange => ({ kind: 'switched', findings: [finding], on }))).switches;

  it('keeps only what differs from the default', () => {
    expect(switched(['a', false])).toEqual({ on: [], off: ['a'] });
    expect(switched(['a', false], ['a', true])).toEqual({ on: [], off: [] });
    expect(switched(['b', true])).toEqual({ on: ['b'], off: [] });
    expect(switched(['b', true], ['b', false])).toEqual({ on: [], off: [] });
  });
});

describe('a fix in the text', () => {
  const fix: Fix = {
    title: 'Set it',
    safety: 'safe',
    edits: [{ path: 'a.toml', range: { start: 0, end: 1 }, text: 'x' }],
    creates: [{ path: '/etc/new', text: 'n' }],
    actions: [],
    missing: [],
    declares: [],
  };

  it('edits and creates, and remembers what was there before the first one', () => {
    const now = caseOf(added('1'), { kind: 'fixed', fix }, { kind: 'fixed', fix });
    expect(now.files.map(({ path, text, original }) => [path, text, original])).toEqual([
      ['a.toml', 'x', '1'],
      ['/etc/new', 'n', null],
    ]);
  });

  it('changes nothing when its edits do not fit the text any more', () => {
    const now = caseOf(added(''), { kind: 'fixed', fix });
    expect(now.files.map(({ text }) => text)).toEqual(['']);
  });
});
