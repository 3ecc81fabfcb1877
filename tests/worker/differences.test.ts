import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archivePath } from '../../src/engine/share/archive-path.ts';
import type { PlannedFile } from '../../src/engine/workspace/report.ts';
import { differenceOf } from '../../src/worker/differences.ts';

const cases: Record<string, PlannedFile> = {
  'a changed line': { path: 'a.toml', before: 'a\nb\nc\n', after: 'a\nB\nc\n' },
  'a new file at its place': {
    path: 'ca.crt',
    before: null,
    after: 'pem\n',
    installAt: '/etc/certs.d/host:5000/ca.crt',
  },
  'CRLF kept': { path: 'a.toml', before: 'a\r\nb\r\n', after: 'a\r\nB\r\n' },
  'a byte order mark': { path: 'a.json', before: '\ufeff{}\n', after: '\ufeff{"a": 1}\n' },
  'no final newline, before and after': { path: 'a', before: 'a\nb', after: 'a\nc' },
  'a final newline that comes': { path: 'a', before: 'a', after: 'a\n' },
  'an emptied file': { path: 'a', before: 'a\n', after: '' },
  'blanks in the name': { path: 'my files/a b.toml', before: 'a\n', after: 'b\n' },
  'umlauts in the name': { path: 'größe/ä.toml', before: 'a\n', after: 'ä\n' },
  'a line that looks like a header': { path: 'a', before: '-- a b\n++ c d\n', after: '-- a c\n++ c d\n' },
  'a name that leads out': { path: '../../etc/passwd', before: 'a\n', after: 'b\n' },
};

/** What `program` makes of the file as it was. */
function applied(file: PlannedFile, patch: string, program: string, options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'known-authority-'));
  const path = join(folder, archivePath(file));
  mkdirSync(dirname(path), { recursive: true });
  if (file.before !== null) writeFileSync(path, file.before);
  execFileSync(program, options, { cwd: folder, input: patch, stdio: ['pipe', 'ignore', 'pipe'] });
  const text = readFileSync(path, 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

describe.each(Object.entries(cases))('the patch for %s', (_name, file) => {
  const { patch } = differenceOf(file);

  it('is taken by git apply', () => {
    expect(applied(file, patch, 'git', ['apply', '-'])).toBe(file.after);
  });

  it('is taken by patch -p1', () => {
    expect(applied(file, patch, 'patch', ['-p1', '--fuzz=0', '--force', '--binary'])).toBe(file.after);
  });
});

describe('a difference', () => {
  it('counts and numbers its lines', () => {
    const { added, removed, hunks } = differenceOf({ path: 'a', before: 'a\nb\n', after: 'a\nc\nd\n' });
    expect([added, removed]).toEqual([2, 1]);
    expect(hunks.flat().map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['context', 1, 1],
      ['removed', 2, undefined],
      ['added', undefined, 2],
      ['added', undefined, 3],
    ]);
  });

  it('marks the words that one line has in place of those of another', () => {
    const marks = (before: string, after: string) =>
      differenceOf({ path: 'a', before, after })
        .hunks.flat()
        .map(({ text, changed }) => changed && text.slice(changed.start, changed.end));
    expect(marks('version = 2\n', 'version = 3\n')).toEqual(['2', '3']);
    expect(marks('path = ""\n', 'path = "/etc/certs.d"\n')).toEqual(['', '/etc/certs.d']);
    expect(marks('FROM debian:12\n', 'FROM debian:12.5\n')).toEqual(['', '.5']);
    expect(marks('RUN curl -k a\n', 'RUN curl a\n')).toEqual(['-k ', '']);
    expect(marks('one\n', 'two\n')).toEqual([undefined, undefined]);
    expect(marks('a = 1\n', 'a = 2\nb = 3\n')).toEqual([undefined, undefined, undefined]);
  });

  it('is nothing for equal texts', () => {
    expect(differenceOf({ path: 'a', before: 'a', after: 'a' })).toMatchObject({ hunks: [], patch: '' });
  });

  it('of two wholly different long texts replaces the one by the other', () => {
    const lines = (seed: number) => Array.from({ length: 20_000 }, (_, n) => `${(n * seed) % 99_991} ${n}\n`).join('');
    const file: PlannedFile = { path: 'a', before: lines(7919), after: lines(104_729) };
    expect(applied(file, differenceOf(file).patch, 'git', ['apply', '-'])).toBe(file.after);
  });
});

describe('the place in the archive', () => {
  it.each([
    [{ path: 'a.toml', installAt: '/etc/a.toml' }, 'etc/a.toml'],
    [{ path: '../../a' }, 'a'],
    [{ path: 'C:\\docker\\daemon.json' }, 'C:/docker/daemon.json'],
    [{ path: '/' }, 'file'],
  ])('of %o is %s', (file, place) => {
    expect(archivePath(file)).toBe(place);
  });
});
