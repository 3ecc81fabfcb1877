import { describe, expect, test } from 'vitest';
import { differences, isDeclared } from '../../../src/engine/proof/differences.ts';

describe('differences', () => {
  test.each([
    ['nothing', { a: { b: 1 } }, { a: { b: 1 } }, []],
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, [['a', 'b']]],
    ['a new key below a new table', {}, { a: { b: 1 } }, [['a', 'b']]],
    ['a removed empty table', { a: {} }, {}, [['a']]],
    ['an array that got shorter', { a: [1, 2] }, { a: [1] }, [['a']]],
    ['one element', { a: [1, 2] }, { a: [1, 3] }, [['a', 1]]],
    ['a type', { a: '1' }, { a: 1 }, [['a']]],
  ])('tells %s', (_, before, after, expected) => {
    expect(differences(before, after)).toEqual(expected);
  });

  test('reads keys of the input as data', () => {
    const before = JSON.parse('{"__proto__": {"x": 1}}');
    expect(differences(before, {})).toEqual([['__proto__', 'x']]);
  });
});

describe('isDeclared', () => {
  test.each([
    [['a', 'b'], [['a']], true],
    [['a'], [['a', 'b']], false],
    [['a'], [['a', 0]], true],
    [['b'], [['a']], false],
    [['b'], [[]], true],
    [['b'], [], false],
  ])('%j under %j: %s', (difference, declared, expected) => {
    expect(isDeclared(difference, declared)).toBe(expected);
  });
});
