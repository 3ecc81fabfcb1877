import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToml } from '../../../../src/engine/syntax/toml/index.ts';
import { mutated, syntax } from './generated-syntax.ts';
import { understood, understoodByLibrary, valuesByIarna, valuesOf } from './reference.ts';

const RUNS = { numRuns: 3000 };
const texts = fc.oneof(syntax, mutated);

/** Both other readers take a carriage return alone for a line end or a blank; TOML has it nowhere. */
const hasBareReturn = (text: string) => /\r(?!\n)/.test(text);

/** What @iarna/toml 3.0.0, made for a draft of TOML 1.0, accepts against the rules, by what we say about it. */
const IARNA_ACCEPTS =
  /written in dotted keys already|added to by dotted keys|no such date or time|not a value|integer has 64 bits/;
/** What it refuses against the rules: some dates and times, such as one that a brace follows. */
const IARNA_REFUSES = /\d-\d\d-\d\d|\d\d:\d\d/;

describe('our reader', () => {
  it('accepts, refuses and understands, to the character, what toml-eslint-parser does', () => {
    let accepted = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (hasBareReturn(text)) return;
        const theirs = understoodByLibrary(text);
        const doc = readToml({ path: 'x.toml', text });
        // It accepts integers of any size.
        if (doc.problems.some(({ message }) => message.includes('an integer has 64 bits'))) return;
        expect(doc.problems.length === 0).toBe(theirs !== undefined);
        if (!theirs) return;
        accepted += 1;
        expect(understood(doc)).toEqual(theirs);
      }),
      RUNS,
    );
    expect(accepted).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it('finds the values that @iarna/toml finds', () => {
    let accepted = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (hasBareReturn(text)) return;
        const theirs = valuesByIarna(text);
        const { problems, root } = readToml({ path: 'x.toml', text });
        if (theirs === undefined) expect(problems.length > 0 || IARNA_REFUSES.test(text)).toBe(true);
        else if (problems.length > 0) expect(problems.map(({ message }) => message).join()).toMatch(IARNA_ACCEPTS);
        else {
          accepted += 1;
          expect(valuesOf(root)).toEqual(theirs);
        }
      }),
      RUNS,
    );
    expect(accepted).toBeGreaterThan(RUNS.numRuns / 4);
  });
});
