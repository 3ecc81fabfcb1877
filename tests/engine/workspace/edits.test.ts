import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, overlaps } from '../../../src/engine/workspace/edits.ts';

describe('applyEdits', () => {
  test('applies edits in the order of the text, whatever order they come in', () => {
    const edits = [
      { range: { start: 4, end: 5 }, text: 'E' },
      { range: { start: 0, end: 1 }, text: '' },
    ];
    expect(applyEdits('abcde', edits)).toBe('bcdE');
  });

  test.each([
    [
      'overlap',
      [
        { range: { start: 0, end: 3 }, text: '' },
        { range: { start: 2, end: 4 }, text: '' },
      ],
    ],
    ['reach outside', [{ range: { start: 3, end: 9 }, text: '' }]],
    ['run backwards', [{ range: { start: 3, end: 1 }, text: '' }]],
  ])('gives nothing when edits %s', (_, edits) => {
    expect(applyEdits('abcde', edits)).toBeUndefined();
  });

  test('leaves every code unit outside the edits as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), fc.string(), (text, a, b, inserted) => {
        const start = Math.min(a, text.length);
        const end = Math.min(start + (b % 20), text.length);
        const after = applyEdits(text, [{ range: { start, end }, text: inserted }]);
        expect(after).toBe(text.slice(0, start) + inserted + text.slice(end));
      }),
    );
  });
});

describe('overlaps', () => {
  test.each([
    [0, 2, 2, 4, false],
    [0, 3, 2, 4, true],
    [2, 2, 2, 2, true],
    [0, 2, 2, 2, true],
    [0, 2, 3, 3, false],
  ])('[%i,%i) and [%i,%i): %s', (a, b, c, d, expected) => {
    expect(overlaps({ start: a, end: b }, { start: c, end: d })).toBe(expected);
  });
});
