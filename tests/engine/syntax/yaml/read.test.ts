import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Value } from '../../../../src/engine/syntax/tree.ts';
import { readYaml } from '../../../../src/engine/syntax/yaml/index.ts';

const read = (text: string) => readYaml({ path: 'a.yaml', text });
const plain = (value: Value | undefined): unknown => {
  if (!value) return undefined;
  if (value.kind === 'array') return value.items.map(plain);
  if (value.kind === 'table') return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
  return value.kind === 'other' && (value.value === '' || value.value === 'null') ? null : value.value;
};
/** Blanks and line ends of scalars are not compared: nothing here asks for the folding of lines and the clipping of their ends. */
const packed = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, each) => (typeof each === 'string' ? each.replace(/\s+/g, ' ').trim() : each)),
  );
const same = (text: string) => {
  expect(packed(plain(read(text).roots[0]))).toEqual(packed(load(text)));
};

describe('what YAML writers write', () => {
  const word = fc.constantFrom(
    'a',
    'b c',
    'x: y',
    '- z',
    '# no',
    "it's",
    'say "so"',
    'two\nlines',
    'tail\n',
    '',
    ' in',
    'é',
    '{a',
    '*b',
    '&c',
    '12',
    'true',
    'k#v',
    '{{ x }}',
    '$' + '{A}',
    'a:b',
  );
  const key = fc.constantFrom('a', 'b', 'c-d', 'e.f', '/g', 'h i', '.dockerconfigjson', 'registry:5000');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.integer({ min: -5, max: 99 }),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  }));
  it.each([
    ['js-yaml', (given: unknown) => dump(given)],
    ['yaml', (given: unknown) => stringify(given)],
    ['flow style', (given: unknown) => dump({ given }, { flowLevel: 1 })],
  ])('%s', (_, write) => {
    fc.assert(
      fc.property(value, (given) => {
        same(write(given));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what people write', () => {
  it('ranges are those of the text', () => {
    const text = '\ufeffa: "b"\r\nc:\r\n- d: e # f\r\n  g: |\r\n    h\r\n    i\r\n';
    const [root] = read(text).roots;
    const found: string[] = [];
    const walk = (value: Value): void => {
      if (value.kind === 'array') value.items.forEach(walk);
      else if (value.kind === 'table') for (const entry of value.entries) walk(entry.value);
      else found.push(text.slice(value.range.start, value.range.end));
    };
    if (root) walk(root);
    expect(found).toEqual(['"b"', 'e', '|\r\n    h\r\n    i']);
  });
  it('reads several documents, anchors, and what templates leave', () => {
    const { roots, anchors } = read(
      'a: &x secret\nb: *x\n---\n{{- if .Values.a }}\nc:\n  d: {{ .Values.d }}\n{{- end }}\n    e: f\n---\n- g\n',
    );
    expect(roots.map(plain)).toEqual([
      { a: 'secret', b: '*x' },
      { c: { d: '{{ .Values.d }}', '': { e: 'f' } } },
      ['g'],
    ]);
    expect(anchors.get('x')).toMatchObject({ value: 'secret' });
  });
  it('never throws and never hangs', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:- \n\t"\'{}[]|>&*!#,\\\r%@?`'), maxLength: 200 }),
        (text) => void read(text),
      ),
    );
    for (const piece of ['- ', '[', '{a: ', 'a:\n', '"', '? ', '&a *a ', '|\n', '- - [', "'\n", '  a: |\n'])
      read(piece.repeat(200_000 / piece.length));
  }, 5000);
});
