import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../src/engine/syntax/json/document.ts';
import {
  removeEntries,
  removeItems,
  removeKey,
  renameKey,
  setKey,
  unwrapTable,
  wrapEntries,
} from '../../../../src/engine/syntax/json/edit.ts';
import { applyEdits } from '../../../../src/engine/workspace/edits.ts';
import type { TextEdit } from '../../../../src/engine/workspace/source-file.ts';

type Document = ReturnType<typeof readJson>;
const document = (text: string): Document => readJson({ path: 'daemon.json', text });
const edited = (text: string, edits: (doc: Document) => TextEdit[]): string | undefined =>
  applyEdits(text, edits(document(text)));

describe('setting a key', () => {
  it.each([
    ['{\n\t"debug": true\n}\n', '{\n\t"debug": true,\n\t"insecure-registries": []\n}\n'],
    ['{ "debug": true }', '{ "debug": true, "insecure-registries": [] }'],
    ['{"debug":true}\r\n', '{"debug":true,"insecure-registries":[]}\r\n'],
    ['{\r\n    "debug" : true\r\n}', '{\r\n    "debug" : true,\r\n    "insecure-registries" : []\r\n}'],
    ['{}', '{"insecure-registries": []}'],
    ['\ufeff{\n}\n', '\ufeff{\n  "insecure-registries": []\n}\n'],
    ['{"insecure-registries": "a",\n  "debug": true}', '{"insecure-registries": [],\n  "debug": true}'],
  ])('writes %j like its siblings', (before, after) => {
    expect(edited(before, (doc) => setKey(doc, ['insecure-registries'], []))).toBe(after);
  });

  it('makes the tables that are missing on the way', () => {
    const before = '{\n  "debug": true\n}\n';
    expect(edited(before, (doc) => setKey(doc, ['features', 'buildkit'], true))).toBe(
      '{\n  "debug": true,\n  "features": {\n    "buildkit": true\n  }\n}\n',
    );
  });

  it('replaces the last of doubled keys, which is the one that counts', () => {
    expect(edited('{"a": 1, "a": 2}', (doc) => setKey(doc, ['a'], 3))).toBe('{"a": 1, "a": 3}');
  });

  it('leaves a text with problems, and a path through a scalar, alone', () => {
    expect(edited('{"a": 1,}', (doc) => setKey(doc, ['a'], 3))).toBe('{"a": 1,}');
    expect(edited('{"a": 1}', (doc) => setKey(doc, ['a', 'b'], 3))).toBe('{"a": 1}');
  });
});

describe('removing', () => {
  const list = (indexes: number[]) => (doc: Document) => removeItems(doc, ['a'], indexes);
  it.each([
    ['{"a": ["x", "y", "z"]}', [0], '{"a": ["y", "z"]}'],
    ['{"a": ["x", "y", "z"]}', [1], '{"a": ["x", "z"]}'],
    ['{"a": ["x", "y", "z"]}', [2], '{"a": ["x", "y"]}'],
    ['{"a": ["x", "y", "z"]}', [0, 2], '{"a": ["y"]}'],
    ['{"a": ["x", "y", "z"]}', [1, 2], '{"a": ["x"]}'],
    ['{"a": [\n    "x",\n    "y"\n  ]}', [0], '{"a": [\n    "y"\n  ]}'],
    ['{"a": [\r\n    "x",\r\n    "y"\r\n  ]}', [1], '{"a": [\r\n    "x"\r\n  ]}'],
    ['{"a": [\n    "x"\n  ]}', [0], '{"a": []}'],
  ])('of items from %j', (before, indexes, after) => {
    expect(edited(before, list(indexes))).toBe(after);
  });

  it('of a key takes its line and its comma', () => {
    const before = '{\n  "tls": true,\n  "debug": true,\n  "mtu": 1400\n}\n';
    expect(edited(before, (doc) => removeKey(doc, ['tls']))).toBe('{\n  "debug": true,\n  "mtu": 1400\n}\n');
    expect(edited(before, (doc) => removeKey(doc, ['debug']))).toBe('{\n  "tls": true,\n  "mtu": 1400\n}\n');
    expect(edited(before, (doc) => removeKey(doc, ['mtu']))).toBe('{\n  "tls": true,\n  "debug": true\n}\n');
  });

  it('of single entries leaves others of the same name', () => {
    expect(edited('{"a": 1, "a": 2}', (doc) => removeEntries(doc, [], (entry) => entry.range.start === 1))).toBe(
      '{"a": 2}',
    );
  });
});

describe('moving', () => {
  it('renames a key and leaves its value as written', () => {
    expect(edited('{"graph" :  "/data"}', (doc) => renameKey(doc, ['graph'], 'data-root'))).toBe(
      '{"data-root" :  "/data"}',
    );
  });

  it('lifts the entries of a table into the table around it', () => {
    const before = '{\n  "registry": {\n    "a": [\n      "x"\n    ],\n    "b": 1\n  },\n  "debug": true\n}\n';
    const after = '{\n  "a": [\n    "x"\n  ],\n  "b": 1,\n  "debug": true\n}\n';
    expect(edited(before, (doc) => unwrapTable(doc, ['registry']))).toBe(after);
    expect(edited('{"r": {"a": 1}, "b": 2}', (doc) => unwrapTable(doc, ['r']))).toBe('{"a": 1, "b": 2}');
  });

  it('gathers entries into a new table', () => {
    const before = '{\n  "http-proxy": "http://p:1",\n  "debug": true,\n  "no-proxy": "x"\n}\n';
    const after = '{\n  "proxies": {\n    "http-proxy": "http://p:1",\n    "no-proxy": "x"\n  },\n  "debug": true\n}\n';
    expect(edited(before, (doc) => wrapEntries(doc, ['http-proxy', 'no-proxy'], 'proxies'))).toBe(after);
    expect(edited('{"no-proxy":"x"}', (doc) => wrapEntries(doc, ['no-proxy'], 'proxies'))).toBe(
      '{"proxies":{"no-proxy":"x"}}',
    );
  });
});

describe('any edit of any text', () => {
  const layouts = fc.record({
    value: fc.dictionary(
      fc.string({ maxLength: 6 }).filter((key) => key !== '__proto__'),
      fc.oneof(
        fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }),
        fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value))),
      ),
      { maxKeys: 5, noNullPrototype: true },
    ),
    indent: fc.constantFrom('', ' ', '  ', '\t'),
    eol: fc.constantFrom('\n', '\r\n'),
    bom: fc.constantFrom('', '\ufeff'),
    end: fc.constantFrom('', '\n'),
  });
  const textOf = ({
    value,
    indent,
    eol,
    bom,
    end,
  }: Record<'indent' | 'eol' | 'bom' | 'end', string> & { value: object }) =>
    bom + (JSON.stringify(value, null, indent) + end).replaceAll('\n', eol);
  const parsed = (text: string | undefined): unknown => JSON.parse((text ?? '').replace(/^\ufeff/, ''));
  const keeps = (text: string, edits: readonly TextEdit[]) => {
    const eol = text.includes('\r\n') ? /(?<!\r)\n/ : /\r/;
    for (const edit of edits) expect(edit.text).not.toMatch(eol);
    expect(applyEdits(text, edits)?.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
  };

  it('setting, removing and renaming yield exactly the value meant', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), fc.string({ maxLength: 5 }), (layout, nth, name) => {
        fc.pre(name !== '__proto__');
        const text = textOf(layout);
        const doc = document(text);
        const keys = Object.keys(layout.value);
        const key = keys[nth % Math.max(keys.length, 1)];
        const set = setKey(doc, [name], ['v']);
        expect(parsed(applyEdits(text, set))).toEqual({ ...layout.value, [name]: ['v'] });
        keeps(text, set);
        if (key === undefined) return;
        const { [key]: value, ...rest } = layout.value;
        const removed = removeKey(doc, [key]);
        expect(parsed(applyEdits(text, removed))).toEqual(rest);
        keeps(text, removed);
        if (!keys.includes(name))
          expect(parsed(applyEdits(text, renameKey(doc, [key], name)))).toEqual({ ...rest, [name]: value });
      }),
      { numRuns: 150 },
    );
  });

  it('removing items leaves the others in their order', () => {
    fc.assert(
      fc.property(layouts, fc.array(fc.nat({ max: 4 })), (layout, indexes) => {
        const text = textOf(layout);
        for (const [key, value] of Object.entries(layout.value)) {
          if (!Array.isArray(value)) continue;
          const edits = removeItems(document(text), [key], indexes);
          const left = value.filter((_, index) => !indexes.includes(index));
          expect(parsed(applyEdits(text, edits))).toEqual({ ...layout.value, [key]: left });
          keeps(text, edits);
        }
      }),
      { numRuns: 150 },
    );
  });
});
