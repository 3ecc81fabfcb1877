import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceAfter, viewOf } from '../../src/app/editor/view-text.ts';
import { hiddenIn } from '../../src/app/redaction/hidden.ts';
import { certificates } from '../pki/index.ts';

const { 'private-key': key, leaf } = await certificates();

/** Texts in which every kind of line end, byte order marks and lone surrogates are frequent. */
const text = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '\ufeff', '\ud800', '\u2028', ''), { maxLength: 30 })
  .map((pieces) => pieces.join(''));

describe('the view of a text', () => {
  it('has no byte order mark and only one kind of line end', () => {
    expect(viewOf('\ufeffa\r\nb\rc\nd').text).toBe('a\nb\nc\nd');
  });

  it('places every offset of the view where the same character stands in the source', () => {
    fc.assert(
      fc.property(text, (source) => {
        const view = viewOf(source);
        for (let at = 0; at < view.text.length; at++) {
          const there = source.charAt(view.toSource(at));
          expect(there === '\r' ? '\n' : there).toBe(view.text.charAt(at));
          expect(view.toView(view.toSource(at))).toBe(at);
        }
        expect(view.toSource(view.text.length)).toBe(source.length);
      }),
    );
  });

  it('moves an offset inside a line end to its beginning', () => {
    const view = viewOf('a\r\nb');
    expect(view.toView(2)).toBe(1);
    expect(view.toView(3)).toBe(2);
  });
});

describe('the source after its view was changed', () => {
  it('is the same when nothing was changed', () => {
    fc.assert(
      fc.property(text, (source) => {
        const view = viewOf(source);
        expect(sourceAfter(source, view, view.text)).toBe(source);
      }),
    );
  });

  /** A stretch of the view is replaced by `typed`. */
  const replaced = (shown: string, from: number, length: number, typed: string) => {
    const start = from % (shown.length + 1);
    const end = Math.min(start + (length % 4), shown.length);
    return { start, end, edited: shown.slice(0, start) + typed + shown.slice(end) };
  };

  it('shows exactly what was typed or deleted', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.constantFrom('', 'x', '\n', 'x\ny'), (source, from, length, typed) => {
        const view = viewOf(source);
        const { edited } = replaced(view.text, from, length, typed);
        // What comes to stand first in a file is its byte order mark, wherever it stood before.
        fc.pre(source.startsWith('\ufeff') || !edited.startsWith('\ufeff'));
        expect(viewOf(sourceAfter(source, view, edited)).text).toBe(edited);
      }),
    );
  });

  it('keeps every code unit before and behind what was typed', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (source, from, length) => {
        const view = viewOf(source);
        const { start, end, edited } = replaced(view.text, from, length, 'x');
        expect(sourceAfter(source, view, edited)).toBe(
          `${source.slice(0, view.toSource(start))}x${source.slice(view.toSource(end))}`,
        );
      }),
    );
  });

  it('gives new lines the line end that the file uses', () => {
    const source = '\ufeffa\r\nb\r\n';
    expect(sourceAfter(source, viewOf(source), 'a\nnew\nb\n')).toBe('\ufeffa\r\nnew\r\nb\r\n');
  });
});

describe('what is hidden', () => {
  const source = 'a\r\nSECRET\r\nSECRET\r\nb\r\n';
  const hidden = [{ range: { start: 3, end: 17 }, placeholder: 'HIDDEN_1' }];
  const view = viewOf(source, hidden);

  it('is shown as a placeholder, on as many lines as it takes', () => {
    expect(view.text).toBe('a\nHIDDEN_1\n\nb\n');
    expect(view.text.slice(view.toView(19))).toBe('b\n');
  });

  it('comes back unchanged from an edit elsewhere', () => {
    expect(sourceAfter(source, view, view.text.replace('b', 'c'))).toBe(source.replace('b', 'c'));
    expect(sourceAfter(source, view, `x${view.text}`)).toBe(`x${source}`);
  });

  it('goes as a whole when its placeholder is touched', () => {
    expect(sourceAfter(source, view, view.text.replace('DEN_1\n', ''))).toBe('a\r\nHID\r\nb\r\n');
    expect(sourceAfter(source, view, view.text.replace('HIDDEN_1\n\n', ''))).toBe('a\r\nb\r\n');
  });

  it('is a private key, found by the engine', () => {
    const text = `${leaf}${key}${leaf}`;
    const found = hiddenIn(text);
    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual([key.trimEnd()]);
    expect(viewOf(text, found).text).not.toContain(key.split('\n')[1]);
  });
});
