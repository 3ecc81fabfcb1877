import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventReader, MalformedStream, type ServerEvent } from '../../src/assistant/sse.ts';

function eventsOf(pieces: readonly string[]): ServerEvent[] {
  const reader = new EventReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const stream = [
  '\ufeff: hello\n\n',
  'data: one\n\n',
  'event: named\ndata: two\ndata:  three\n\n',
  'id: 7\nretry: 10\ndata\n\n',
  'event: without data\n\n',
  'data:{"a":"ü 😀"}\n\n',
  'data: last, without a blank line',
].join('');

const expected = [
  { event: 'message', data: 'one' },
  { event: 'named', data: 'two\n three' },
  { event: 'message', data: '' },
  { event: 'message', data: '{"a":"ü 😀"}' },
  { event: 'message', data: 'last, without a blank line' },
];

describe('a stream of server-sent events', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is read with %s', (_, end) => {
    expect(eventsOf([stream.replaceAll('\n', end)])).toEqual(expected);
  });

  it('is the same wherever it is cut', () => {
    const cut = fc.tuple(fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat(stream.length + 20), { maxLength: 30 }));
    fc.assert(
      fc.property(cut, ([end, places]) => {
        const text = stream.replaceAll('\n', end);
        const at = [0, ...places.sort((a, b) => a - b), text.length];
        expect(eventsOf(at.slice(1).map((to, index) => text.slice(at[index], to)))).toEqual(expected);
      }),
    );
  });

  it('is refused when an event has no end', () => {
    const reader = new EventReader();
    expect(() => {
      for (let i = 0; i < 200; i++) reader.push(`data: ${'x'.repeat(10_000)}`);
    }).toThrow(MalformedStream);
  });

  it('never throws anything else', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
        expect(Array.isArray(eventsOf(pieces))).toBe(true);
      }),
    );
  });
});
