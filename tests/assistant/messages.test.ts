import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFromFrame, isOpening, isToFrame } from '../../src/assistant/messages.ts';

describe('messages between page and frame', () => {
  it.each([
    { kind: 'offer', text: 'x', tokens: 1 },
    { kind: 'withdraw' },
    { kind: 'cancel' },
    { kind: 'theme', theme: 'dark' },
  ])('to the frame: %j', (message) => {
    expect(isToFrame(message)).toBe(true);
    expect(isFromFrame(message)).toBe(false);
  });

  it.each([
    { kind: 'sealed', holds: true },
    { kind: 'height', pixels: 12.5 },
    { kind: 'sent', model: 'm', text: 'x' },
    { kind: 'piece', text: '' },
    { kind: 'ended', ending: { kind: 'complete' } },
    { kind: 'ended', ending: { kind: 'status', status: 429, said: '', retryAfter: '7' } },
    { kind: 'ended', ending: { kind: 'timeout', seconds: 180 } },
  ])('from the frame: %j', (message) => {
    expect(isFromFrame(message)).toBe(true);
    expect(isToFrame(message)).toBe(false);
  });

  it.each([
    null,
    'cancel',
    {},
    { kind: 'send' },
    { kind: '__proto__' },
    { kind: 'constructor' },
    { kind: 'offer', text: 'x', tokens: Number.NaN },
    { kind: 'offer', text: 5, tokens: 1 },
    { kind: 'offer', text: 'x'.repeat(4_000_001), tokens: 1 },
    { kind: 'theme', theme: 'url(x)' },
    { kind: 'height', pixels: Number.POSITIVE_INFINITY },
    { kind: 'ended' },
    { kind: 'ended', ending: { kind: 'toString' } },
    { kind: 'ended', ending: { kind: 'status', status: '429', said: '' } },
    { kind: 'piece', text: { toString: 1 } },
  ])('not taken by either: %#', (message) => {
    expect([isToFrame(message), isFromFrame(message), isOpening(message)]).toEqual([false, false, false]);
  });

  it('nothing throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (message) => {
        expect([isToFrame(message), isFromFrame(message), isOpening(message)]).toHaveLength(3);
      }),
    );
  });
});
