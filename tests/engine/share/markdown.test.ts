import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block, code, prose } from '../../../src/engine/share/markdown.ts';

/** What is left of a line when its code spans are taken out: a run of backticks ends at the next run of the same length. */
function outsideCode(line: string): string {
  const runs = [...line.matchAll(/`+/g)];
  let [rest, at] = ['', 0];
  for (let index = 0; index < runs.length; ) {
    const open = runs[index];
    const close = runs.findIndex((run, later) => later > index && run[0].length === open?.[0].length);
    const end = runs[close];
    if (!open || !end) {
      index += 1;
      continue;
    }
    rest += line.slice(at, open.index);
    at = end.index + end[0].length;
    index = close + 1;
  }
  return rest + line.slice(at);
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '~~~',
        '\n',
        '\r',
        ' ',
        '<',
        '>',
        '[x](',
        ')',
        '@me',
        '#1',
        'http://x',
        '| a |',
        '*',
        '_',
        '\\',
        '&lt;',
        '<!--',
        '- ',
        '1. ',
        '# ',
        'www.x.y',
        'word',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('Markdown of anything', () => {
  it('has nothing but words outside of code', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = prose(text);
        expect(line).not.toMatch(/[\r\n]/);
        expect(outsideCode(line)).toMatch(/^[\p{L}\p{N}\s.,;:!?'"“”’‘()/%…–—·=+-]*$/u);
        expect(outsideCode(line)).not.toMatch(/:\/\/|www\./i);
        expect(line).not.toMatch(/^(?:[-+=#>]|\d+[.)]) /);
      }),
      { numRuns: 500 },
    );
  });

  it('has blocks that nothing in them ends', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [first = '', ...lines] = block(text, 'diff').split('\n');
        const fence = /^`+/.exec(first)?.[0] ?? '';
        expect(lines.pop()).toBe(fence);
        expect(lines.some((line) => line.includes(fence))).toBe(false);
        expect(lines.join('\n')).toBe(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''));
      }),
    );
  });

  it.each([
    ['a `b` c', 'a `b` c'],
    ['ask @team, please', 'ask `@team`, please'],
    ['see https://x.example/y.', 'see `https://x.example/y`.'],
    ['a <b>bold</b> word', 'a `<b>bold</b>` word'],
    ['- not a list', '`-` not a list'],
    ['1. not a list', '`1.` not a list'],
    ['it is (`config_path`)', 'it is (`config_path`)'],
  ])('%s', (text, markdown) => {
    expect(prose(text)).toBe(markdown);
  });

  it.each([
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['', '` `'],
  ])('code: %s', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });
});
