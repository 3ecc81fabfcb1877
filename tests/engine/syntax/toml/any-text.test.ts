import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertTable, readToml, removeAt, renameKey, setKey } from '../../../../src/engine/syntax/toml/index.ts';
import { edited } from './edited.ts';

const doc = (text: string) => readToml({ path: 'x.toml', text });

describe('any text', () => {
  const fragment = fc.constantFrom(
    '[',
    ']',
    '"',
    "'",
    '=',
    '\n',
    '\r\n',
    '#',
    'a',
    '.',
    ',',
    '{',
    '}',
    '"""',
    '\ufeff',
    '\ud800',
    '\0',
    '1',
    ' ',
    '__proto__',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('is read without an exception, with problems inside the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { problems, root } = doc(given);
        expect(root.kind).toBe('table');
        for (const { range } of problems) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(given.length);
          expect(range.start).toBeLessThanOrEqual(range.end);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes edits without an exception', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.constantFrom('a', '__proto__', 'x'), { minLength: 1, maxLength: 3 }),
        (given, path) => {
          const read = doc(given);
          for (const edits of [
            setKey(read, path, 1),
            removeAt(read, path),
            renameKey(read, path, 'z'),
            insertTable(read, path, [['k', 1]]),
          ]) {
            if (read.problems.length === 0) expect(doc(edited(given, edits)).problems).toEqual([]);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
