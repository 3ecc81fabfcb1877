import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { entriesOf, zipOf } from '../../../src/engine/share/archive.ts';
import { chatText } from '../../../src/engine/share/chat-text.ts';
import { toFragment } from '../../../src/engine/share/frame.ts';
import { patchOf } from '../../../src/engine/share/patch.ts';
import { reportText } from '../../../src/engine/share/report-text.ts';
import { decodeShare, encodeCase } from '../../../src/engine/share/share.ts';
import { ShareError } from '../../../src/engine/share/share-error.ts';
import type { SharedCase } from '../../../src/engine/share/shared-case.ts';
import { anyCase } from './arbitrary-case.ts';

/** What came of it: a case, or the code of the one error that is allowed. */
function outcomeOf(fragment: string): SharedCase | string {
  try {
    return decodeShare(fragment);
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    expect(error.message).toMatch(/^[A-Z].*\.$/s);
    return error.code;
  }
}

/** A fragment in good order around a payload of anybody's. */
const framed = (json: string): string =>
  toFragment({ kind: 'case', payload: deflateSync(new TextEncoder().encode(json)) });

const empty: SharedCase = {
  verdict: 'v',
  target: {
    ...{ runtime: '', version: '', os: '', registry: '' },
    known: { runtime: 'assumed', version: 'assumed', os: 'assumed', registry: 'assumed' },
  },
  files: [],
  evidence: [],
  findings: [],
  changes: [],
  actions: [],
  rollback: [],
  missing: [],
  proof: [],
  unchecked: [],
  hidden: [],
  choices: { files: true },
};

describe('any case', () => {
  it('comes back from its link as it was, and can be told in every form', () => {
    fc.assert(
      fc.property(anyCase, (shared) => {
        const fragment = encodeCase(shared);
        expect(fragment).toMatch(/^[A-Za-z0-9_-]*[A-Za-z0-9]$/);
        const back = decodeShare(fragment);
        expect(back).toEqual(shared);
        for (const write of [reportText, chatText]) expect(write(back).length).toBeGreaterThan(0);
        expect(zipOf(entriesOf({ ...back, files: back.changes }, patchOf(back.changes))).length).toBeGreaterThan(0);
      }),
    );
  });

  it('that is changed on its way is a case or one clear error', () => {
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(6), put: fc.string({ unit: 'grapheme', maxLength: 4 }) });
    fc.assert(
      fc.property(anyCase, fc.array(edit, { minLength: 1, maxLength: 4 }), (shared, edits) => {
        const whole = encodeCase(shared);
        const changed = edits.reduce((text, { at, cut, put }) => {
          const place = at % (text.length + 1);
          return text.slice(0, place) + put + text.slice(place + cut);
        }, whole);
        const outcome = outcomeOf(changed);
        if (typeof outcome !== 'string') expect(outcome).toEqual(shared);
      }),
    );
  });

  it('whose content is anything else is a case or one clear error', () => {
    fc.assert(fc.property(fc.json(), (json) => void outcomeOf(framed(json))));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(empty)), fc.jsonValue(), (key, value) => {
        const outcome = outcomeOf(framed(JSON.stringify({ ...empty, [key]: value })));
        if (typeof outcome === 'string') expect(outcome).toBe('wrong-shape');
      }),
    );
  });

  it('whose compressed bytes are anything else is one clear error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (payload) => {
        expect(typeof outcomeOf(toFragment({ kind: 'case', payload }))).toBe('string');
      }),
    );
  });
});

describe('refused with a clear sentence', () => {
  const good = encodeCase(empty);
  const bytes = (value: number, length: number) => new Uint8Array(length).fill(value);
  const fragments: Record<string, [string, string]> = {
    nothing: ['', 'not-a-case'],
    'an anchor of the page': ['#verdict', 'not-a-case'],
    'no more than the beginning': ['case-', 'damaged'],
    'cut off': [good.slice(0, -5), 'damaged'],
    'cut off by one character': [good.slice(0, -1), 'damaged'],
    'with a word behind it': [`${good} and`, 'damaged'],
    'of a later version': [`case-CQ${good.slice(7)}`, 'other-version'],
    'under a passphrase': [toFragment({ kind: 'sealed', payload: bytes(1, 60) }), 'passphrase-needed'],
    'longer than any case': [`case-${'A'.repeat(5_000_000)}`, 'too-large'],
    'a bomb of zeros': [
      toFragment({ kind: 'case', payload: deflateSync(bytes(0, 60_000_000), { level: 9 }) }),
      'too-large',
    ],
    'a bomb of text': [framed(JSON.stringify({ ...empty, verdict: ' '.repeat(9_000_000) })), 'too-large'],
    'deep nesting': [framed('['.repeat(2_000_000)), 'wrong-shape'],
    'no JSON': [framed('verdict'), 'wrong-shape'],
    'a list': [framed('[]'), 'wrong-shape'],
    'a field of another kind': [framed(JSON.stringify({ ...empty, files: { length: 1e9 } })), 'wrong-shape'],
    'more items than a page can draw': [
      framed(JSON.stringify({ ...empty, unchecked: Array.from({ length: 1001 }, () => ({ what: '' })) })),
      'wrong-shape',
    ],
    'an instant that is none': [framed(JSON.stringify({ ...empty, at: '<b>' })), 'wrong-shape'],
    'a difference without its file': [
      framed(JSON.stringify({ ...empty, changes: [{ path: 'a', after: 'b' }] })),
      'wrong-shape',
    ],
    'text that is not UTF-8': [
      toFragment({ kind: 'case', payload: deflateSync(Uint8Array.of(0x22, 0xff, 0x22)) }),
      'damaged',
    ],
  };

  it.each(Object.entries(fragments))('%s', (_, [fragment, code]) => {
    expect(outcomeOf(fragment)).toBe(code);
  });
});

describe('a case that is too large', () => {
  it('is not made a link of', () => {
    const many = Array.from({ length: 1001 }, () => ({ what: 'x' }));
    expect(() => encodeCase({ ...empty, unchecked: many })).toThrow(expect.objectContaining({ code: 'too-large' }));
    const long = 'x'.repeat(9_000_000);
    expect(() => encodeCase({ ...empty, verdict: long })).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});

describe('harmless', () => {
  it('keys of prototypes', () => {
    const json = JSON.stringify({ ...empty, files: [{ path: '__proto__', text: 'constructor' }] });
    const outcome = outcomeOf(framed(json.replace('{', '{"__proto__": {"verdict": "evil", "polluted": true},')));
    expect(outcome).toMatchObject({ verdict: 'v', files: [{ path: '__proto__', text: 'constructor' }] });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('fields that only a prototype has', () => {
    const { verdict: _, ...without } = empty;
    expect(outcomeOf(framed(JSON.stringify(without).replace('{', '{"__proto__": {"verdict": "evil"},')))).toBe(
      'wrong-shape',
    );
  });

  it('a kind of file that this page does not know, and fields that it has never heard of', () => {
    const json = JSON.stringify({
      ...empty,
      later: 1,
      files: [{ path: 'a', text: 'b', dialect: 'of-tomorrow', more: 2 }],
    });
    expect(outcomeOf(framed(json))).toEqual({ ...empty, files: [{ path: 'a', text: 'b' }] });
  });
});
