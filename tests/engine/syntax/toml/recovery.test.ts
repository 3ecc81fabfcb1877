import { describe, expect, it } from 'vitest';
import { readToml } from '../../../../src/engine/syntax/toml/index.ts';
import { valueAt } from '../../../../src/engine/syntax/tree.ts';

const read = (text: string) => readToml({ path: 'config.toml', text });
const complaints = (text: string) =>
  read(text).problems.map(({ range, message }) => [message, text.slice(range.start, range.end)] as const);

describe('after an error', () => {
  it.each([
    ['an array without its bracket', 'a = [\n  "x",\n  "y"\n', 'This array has no closing bracket', '['],
    ['an array that ends in a comma', 'a = ["x",\n', 'This array has no closing bracket', '["x",'],
    ['an array with a stray word', 'a = [\n  True,\n  "]",\n]\n', 'not a value: true and false are', 'True,'],
    ['an array without a comma', 'a = [\n  "x"\n  "y"\n]\n', 'A comma or a closing bracket is missing', '"y"'],
    ['an inline table without its brace', 'a = { b = 1\n', 'This inline table has no closing brace', '{ b = 1'],
    ['a string without its quote', 'a = "x\n', 'This string has no closing quote', '"x'],
    ['a string without its three quotes', "a = '''x\n", 'This string has no closing quotes', "'''x"],
    ['a path of Windows', 'a = "C:\\Program"\n', 'This backslash begins no escape', '\\Program"'],
    ['a template', '{{ if .Values.x }}\n', 'a placeholder of a template', '{{ if .Values.x }}'],
    ['a colon', 'a: 1\n', 'not by a colon', ': 1'],
    ['two values', 'a = 1 2\n', 'Nothing but a comment can follow in this line', '2'],
  ])('%s spoils no other line', (_, broken, message, where) => {
    const text = `z = 0\n${broken}[plugins."x"]\nb = 1\n`;
    const { root } = read(text);
    expect(complaints(text)).toEqual([[expect.stringContaining(message), where]]);
    expect(root.entries.map(({ key }) => key)).toEqual(['z', 'plugins']);
    expect(valueAt(root, ['plugins', 'x', 'b'])).toMatchObject({ value: 1 });
  });

  it('keys below the header that has it belong nowhere', () => {
    const doc = read('[a]\nb = 1\n[host.https://x]\nb = 2\nc = 3\n[a.d]\ne = 4\n');
    expect(doc.problems).toHaveLength(1);
    expect(doc.tables.map(({ path }) => path)).toEqual([[], ['a'], ['a', 'd']]);
    expect(doc.root.entries).toHaveLength(1);
    expect(valueAt(doc.root, ['a', 'c'])).toBeUndefined();
  });

  it('of TOML 1.1, told once, everything is read', () => {
    const text = 'a = { b = 1,\n c = "\\x41", }\nd = 07:32\n';
    expect(complaints(text)).toHaveLength(1);
    expect(valueAt(read(text).root, ['a', 'c'])).toMatchObject({ value: 'A' });
    expect(valueAt(read(text).root, ['d'])).toMatchObject({ kind: 'other', value: '07:32' });
  });
});

describe('what is defined twice', () => {
  it('is told of a header, and not again of its keys', () => {
    expect(complaints('[a]\nb = 1\n[a]\nb = 2\n')).toEqual([['a is defined twice', '[a]']]);
    expect(complaints('[a]\nb = 1\n[a]\nc = 2\nc = 3\n').map(([message]) => message)).toEqual([
      'a is defined twice',
      'c is defined twice',
    ]);
  });

  it('takes the place of a value before it', () => {
    const { root, problems } = read('a = 1\n[a]\nb = 2\n');
    expect(problems).toHaveLength(1);
    expect(valueAt(root, ['a', 'b'])).toMatchObject({ value: 2 });
  });

  it('keeps its place in an array of tables', () => {
    expect(read('[[a]]\n[a.b]\n[a.b]\nc = 1\n').tables.map(({ path, repeats }) => [path, repeats])).toEqual([
      [[], false],
      [['a', 0], false],
      [['a', 0, 'b'], false],
      [['a', 0, 'b'], true],
    ]);
  });
});

it.each([
  ['a string', `a = "${'x'.repeat(3_000_000)}"`, 0],
  ['escapes', `a = "${'\\n'.repeat(1_000_000)}"`, 0],
  ['digits', `a = 1.${'1'.repeat(3_000_000)}`, 0],
  ['items', `a = [${'1,'.repeat(500_000)}]`, 0],
  ['brackets', '['.repeat(3_000_000), 1],
  ['brackets that never close', `a = ${'['.repeat(3_000_000)}`, 1],
  ['dots', `${'a.'.repeat(500_000)}a = 1`, 1],
  ['NUL', '\0'.repeat(3_000_000), 1],
  ['quotes that never close', 'a = """\\\n'.repeat(100_001), 20],
  ['arrays that never close', 'a = [\n'.repeat(300_000), 20],
])('reads any length of %s in linear time', (_, text, problems) => {
  expect(read(text).problems).toHaveLength(problems);
});
