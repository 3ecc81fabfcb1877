import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson, shadowedEntries } from '../../../../src/engine/syntax/json/document.ts';
import { entryAt, type Value } from '../../../../src/engine/syntax/tree.ts';

const read = (text: string) => readJson({ path: 'daemon.json', text });

/** The plain value that a tree stands for. */
function plain(value: Value): unknown {
  if (value.kind === 'table') {
    const made = Object.create(null);
    for (const { key, value: inner } of value.entries) made[key] = plain(inner);
    return made;
  }
  if (value.kind === 'array') return value.items.map(plain);
  return value.kind === 'other' ? null : value.value;
}

describe('reading JSON', () => {
  it('yields the tree with the place of every key and value', () => {
    const text = '{\n  "log-opts": {"max-size": "10m"}\n}\n';
    const { root, problems } = read(text);
    expect(problems).toEqual([]);
    const entry = root && entryAt(root, ['log-opts', 'max-size']);
    expect(entry && text.slice(entry.keyRange.start, entry.keyRange.end)).toBe('"max-size"');
    expect(entry && text.slice(entry.value.range.start, entry.value.range.end)).toBe('"10m"');
    expect(entry && text.slice(entry.range.start, entry.range.end)).toBe('"max-size": "10m"');
  });

  it('counts offsets in the text as given, byte order mark and CRLF included', () => {
    const text = '\ufeff{\r\n  "debug": true\r\n}\r\n';
    const { root } = read(text);
    const entry = root && entryAt(root, ['debug']);
    expect(entry && text.slice(entry.value.range.start, entry.value.range.end)).toBe('true');
  });

  it('finds the entries that a later one of the same name makes void', () => {
    const { root } = read('{"a": 1, "b": 2, "a": 3}');
    expect(root?.kind === 'table' && shadowedEntries(root).map(({ range }) => range)).toEqual([{ start: 1, end: 7 }]);
  });

  it('merges errors that touch', () => {
    expect(read('{"a": @@, "b": 2}').problems).toHaveLength(1);
    expect(read('{"a": @@, "b": @@}').problems).toHaveLength(2);
  });

  it('says of nesting that no reader could follow that it is too deep', () => {
    const { root, problems } = read('['.repeat(100_000));
    expect(root).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual(['It is nested too deeply to be read.']);
  });

  it('takes a key named __proto__ for a key', () => {
    const { root } = read('{"__proto__": {"polluted": true}}');
    expect(root && entryAt(root, ['__proto__', 'polluted'])?.value).toMatchObject({ kind: 'boolean', value: true });
  });

  it.each(['', ' \r\n', '\ufeff', '\ufeff\n'])('has no value and no repair for the blank text %j', (text) => {
    const { root, repair } = read(text);
    expect({ root, repair }).toEqual({ root: undefined, repair: undefined });
  });

  it('agrees with JSON.parse on every JSON text', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const { root, problems } = read(text);
        expect(problems).toEqual([]);
        expect(root && JSON.stringify(plain(root))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('never throws, and has problems exactly where JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      "'",
      '\\',
      '//',
      '/*',
      '*/',
      '#',
      '\n',
      '\r',
      ' ',
      'a',
      '1',
      '-',
      '“',
      '\ufeff',
      '\u0000',
      '\ud800',
      'true',
    ];
    const text = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((list) => list.join('')),
      fc.uint16Array({ maxLength: 30 }).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { problems, root } = read(given);
        let isJson = true;
        try {
          JSON.parse(given.replace(/^\ufeff/, ''));
        } catch {
          isJson = false;
        }
        expect(problems.length === 0).toBe(isJson);
        if (isJson) expect(root).toBeDefined();
        for (const { range } of problems) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(given.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
