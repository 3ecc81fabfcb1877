import { describe, expect, it } from 'vitest';
import { intakeBytes, recognise } from '../../../src/engine/intake/index.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string, bigEndian: boolean, mark: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer((text.length + (mark ? 1 : 0)) * 2));
  for (const [index, unit] of [...(mark ? '\uFEFF' : ''), ...text].entries())
    view.setUint16(index * 2, unit.charCodeAt(0), !bigEndian);
  return new Uint8Array(view.buffer);
};
/** A SEQUENCE around `content`, long form. */
const der = (content: number[]): Uint8Array => Uint8Array.from([0x30, 0x81, content.length, ...content]);
const filler = Array.from({ length: 140 }, (_, index) => index);
const decoded = (text: string): number[] =>
  [...atob((/-----\n([^-]*)\n-----END/.exec(text)?.[1] ?? '').replaceAll('\n', ''))].map((c) => c.charCodeAt(0));

describe('bytes as text', () => {
  it.each([
    ['UTF-8', utf8('version = 2\n'), 'version = 2\n'],
    ['UTF-8 with mark', utf8('\uFEFFversion = 2\n'), '\uFEFFversion = 2\n'],
    ['UTF-16 LE with mark', wide('{"bip": ""}', false, true), '\uFEFF{"bip": ""}'],
    ['UTF-16 BE with mark', wide('{"bip": ""}', true, true), '\uFEFF{"bip": ""}'],
    ['UTF-16 LE without mark', wide('{"bip": ""}', false, false), '{"bip": ""}'],
    ['an old encoding', Uint8Array.from([0x23, 0x20, 0xe4, 0x0a]), '# ä\n'],
    ['nothing', new Uint8Array(), ''],
  ])('%s', (_, bytes, text) => {
    expect(intakeBytes(bytes, { path: 'daemon.json' })).toEqual([{ path: 'daemon.json', text }]);
  });
});

describe('bytes that are no text', () => {
  it('DER becomes PEM that holds every byte', () => {
    const bytes = der([0x30, ...filler]);
    const [file] = intakeBytes(bytes, { path: 'ca.crt' });
    expect(file?.path).toBe('ca.crt');
    expect(file?.text).toMatch(/^Converted from DER: ca\.crt\n-----BEGIN CERTIFICATE-----\n/);
    expect(decoded(file?.text ?? '')).toEqual([...bytes]);
    expect(file && recognise(file).dialect).toBe('certificates');
  });

  it('PKCS#7 keeps its own label', () => {
    const bytes = der([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02, ...filler.slice(20)]);
    expect(intakeBytes(bytes, { path: 'chain.p7b' })[0]?.text).toContain('-----BEGIN PKCS7-----');
  });

  it.each([
    ['a PKCS#12 store', der([0x02, 0x01, 0x03, ...filler])],
    ['a private key', der([0x02, 0x01, 0x00, 0x30, ...filler])],
    ['an archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0, 9])],
    ['noise', Uint8Array.from([0xff, 0x01, 0x02, 0xc3, 0x28])],
  ])('%s is named and not dropped', (_, bytes) => {
    const [file] = intakeBytes(bytes, { path: 'x.bin' });
    expect(file).toEqual({
      path: 'x.bin',
      text: `Binary content, ${bytes.length} bytes, not text and no certificate.\n`,
    });
    expect(file && recognise(file).dialect).toBe('unknown');
  });
});
