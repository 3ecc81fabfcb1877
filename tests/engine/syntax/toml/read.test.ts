import { describe, expect, it } from 'vitest';
import { readToml } from '../../../../src/engine/syntax/toml/index.ts';
import { entryAt, valueAt } from '../../../../src/engine/syntax/tree.ts';

const read = (text: string) => readToml({ path: 'config.toml', text });
const written = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);
const complaints = (text: string) =>
  read(text).problems.map(({ range, message }) => [message, written(text, range)] as const);

describe('the tree', () => {
  it('places every value, key and header in a text with byte order mark and CRLF', () => {
    const text = '\ufeffversion = 2\r\n[plugins."a.b".registry] # main\r\n  config_path = \'/x\'\r\n';
    const doc = read(text);
    expect(doc.problems).toEqual([]);
    const entry = entryAt(doc.root, ['plugins', 'a.b', 'registry', 'config_path']);
    expect(entry && written(text, entry.keyRange)).toBe('config_path');
    expect(entry && written(text, entry.value.range)).toBe("'/x'");
    expect(doc.tables.map(({ path, header }) => [path, header && written(text, header)])).toEqual([
      [[], undefined],
      [['plugins', 'a.b', 'registry'], '[plugins."a.b".registry]'],
    ]);
    expect(doc.comments.map((range) => written(text, range))).toEqual(['# main']);
  });

  it('counts items of arrays of tables and merges sub-tables into the last one', () => {
    const doc = read('[[a]]\nb = 1\n[[ a ]]\nb = 2\n[a.c]\nd = 3\n');
    expect(valueAt(doc.root, ['a', 0, 'b'])).toMatchObject({ value: 1 });
    expect(valueAt(doc.root, ['a', 1, 'c', 'd'])).toMatchObject({ value: 3 });
    expect(doc.tables.map(({ header }) => header && written(doc.file.text, header))).toEqual([
      undefined,
      '[[a]]',
      '[[ a ]]',
      '[a.c]',
    ]);
  });

  it('treats __proto__ as any other key', () => {
    const doc = read('[__proto__]\npolluted = 1\n[constructor.prototype]\nx = 2\n');
    expect(valueAt(doc.root, ['__proto__', 'polluted'])).toMatchObject({ value: 1 });
    expect(Object.keys({})).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('keeps dates as they are written', () => {
    expect(valueAt(read('a = 1979-05-27T07:32:00Z\n').root, ['a'])).toMatchObject({
      kind: 'other',
      value: '1979-05-27T07:32:00Z',
    });
  });
});

describe('problems', () => {
  it('finds several errors in one text and still reads the rest', () => {
    const text = 'a = “x”\nb = 1\n[t]\nc = /etc/x\nd = True\ne = 2\n';
    expect(complaints(text).map(([, where]) => where)).toEqual(['“x”', '/etc/x', 'True']);
    expect(valueAt(read(text).root, ['t', 'e'])).toMatchObject({ value: 2 });
    expect(valueAt(read(text).root, ['b'])).toMatchObject({ value: 1 });
  });

  it('anchors an unclosed header on its own line and does not give its keys to the table above', () => {
    const text = '[above]\na = 1\n[plugins.registry\n  config_path = "/x"\n[below]\nb = 2\n';
    expect(complaints(text)).toEqual([['This header has no closing bracket', '[plugins.registry']]);
    expect(valueAt(read(text).root, ['above', 'config_path'])).toBeUndefined();
    expect(valueAt(read(text).root, ['below', 'b'])).toMatchObject({ value: 2 });
  });

  it('names a table that is written twice and keeps the values of both', () => {
    const text =
      '[plugins."x".registry]\na = 1\n[other]\n[plugins."x".registry]\nb = 2\n[plugins."x".registry.c]\nd = 3\n';
    const doc = read(text);
    expect(complaints(text)).toEqual([['plugins.x.registry is defined twice', '[plugins."x".registry]']]);
    expect(doc.tables.map(({ repeats }) => repeats)).toEqual([false, false, false, true, false]);
    expect(valueAt(doc.root, ['plugins', 'x', 'registry', 'a'])).toMatchObject({ value: 1 });
    expect(valueAt(doc.root, ['plugins', 'x', 'registry', 'b'])).toMatchObject({ value: 2 });
    expect(valueAt(doc.root, ['plugins', 'x', 'registry', 'c', 'd'])).toMatchObject({ value: 3 });
  });

  it('names a key that is written twice; the later value counts', () => {
    const text = '[t]\nconfig_path = "/a"\nconfig_path = "/b"\n';
    expect(complaints(text).map(([message]) => message)).toEqual(['config_path is defined twice']);
    expect(valueAt(read(text).root, ['t', 'config_path'])).toMatchObject({ value: '/b' });
  });

  it('says where a text needs TOML 1.1, and reads it', () => {
    const text = 'a = {\n  b = 1,\n}\nc = 2\n';
    expect(complaints(text).map(([message]) => message)).toEqual([expect.stringContaining('TOML 1.1 allows this')]);
    expect(valueAt(read(text).root, ['a', 'b'])).toMatchObject({ value: 1 });
  });

  it.each([
    ['deep arrays', `a = ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['deep tables', `[${'a.'.repeat(5_000)}b]\nc = 1`],
    ['deep inline tables', `a = ${'{b = '.repeat(3_000)}1${'}'.repeat(3_000)}`],
  ])('says that %s cannot be read, and reads on', (_, broken) => {
    const doc = read(`${broken}\n[rest]\nx = 1\n`);
    expect(doc.problems.map(({ message }) => message)).toEqual([expect.stringContaining('too deep')]);
    expect(valueAt(doc.root, ['rest', 'x'])).toMatchObject({ value: 1 });
  });

  it('names twenty errors, and twenty duplicates, and reads the rest', () => {
    const doc = read(`${'a = \n'.repeat(200)}${'b = 1\n'.repeat(200)}[t]\nc = 2\n`);
    expect(doc.problems.filter(({ message }) => message.includes('missing'))).toHaveLength(20);
    expect(doc.problems.filter(({ message }) => message.includes('twice'))).toHaveLength(20);
    expect(valueAt(doc.root, ['t', 'c'])).toMatchObject({ value: 2 });
  });

  it('finds the errors of a long text', () => {
    expect(complaints(`${'# line\n'.repeat(6_000)}a = \nb = \n`)).toHaveLength(2);
  });

  it('orders errors and duplicates as they stand in the text', () => {
    expect(complaints('a = 1\na = 2\nb = \n').map(([message]) => message)).toEqual([
      'a is defined twice',
      'A value is missing here',
    ]);
  });
});

it('ends the range of a table with its last value', () => {
  const text = '[a.b]\nx = 1\n[c]\n[a]\ny.z = 2 # end\n';
  const { root } = read(text);
  expect(entryAt(root, ['a'])?.range).toEqual({ start: 0, end: text.indexOf(' # end') });
  expect(entryAt(root, ['a', 'b'])?.range).toEqual({ start: 0, end: text.indexOf('\n[c]') });
});
