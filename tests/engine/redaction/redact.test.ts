import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/engine/redaction/redact.ts';
import { certificates } from '../../pki/index.ts';

const pems = await certificates();
const one = (text: string) => redact([{ path: 'file', text }]);
/** The base64 of the key, in pieces that would show in any of its forms. */
const pieces = (pem: string) => pem.match(/[A-Za-z0-9+/=]{16,}/g)?.filter((piece) => !piece.includes('PRIVATE')) ?? [];

describe('redaction of private keys', () => {
  const key = pems['private-key'];
  const rsa = pems['rsa-private-key'];
  const encrypted = rsa.replace('-----\n', '-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n');
  it.each([
    ['PKCS#8', key],
    ['RSA', rsa],
    ['EC', pems['ec-private-key']],
    ['with CRLF', rsa.replaceAll('\n', '\r\n')],
    ['indented in YAML', `tls:\n  key: |\n${pems['private-key-indented']}  cert: x\n`],
    ['escaped in JSON', JSON.stringify({ key, other: 1 })],
    ['escaped twice', JSON.stringify(JSON.stringify({ key }))],
    ['cut off', pems['private-key-truncated']],
    ['cut off in JSON', `{"key": "${rsa.split('\n').slice(0, 6).join('\\n')}", "other": 1}`],
    ['on one line', `KEY="${rsa.replaceAll('\n', ' ')}"`],
    ['encrypted', encrypted],
    ['OpenSSH', rsa.replaceAll('RSA', 'OPENSSH')],
    ['without armour', rsa.replace(/-----.*-----\n/g, '')],
    ['encoded in a Secret', `data:\n  tls.key: ${btoa(key)}\n`],
    ['quoted in a mail', rsa.replace(/^/gm, '> ')],
    ['between certificates', `${pems.leaf}${key}${pems.root}`],
  ])('%s', (_, text) => {
    const { files, placeholders, restore } = one(text);
    const [redacted] = files;
    expect(placeholders).toMatchObject([{ placeholder: 'REDACTED_PRIVATE_KEY_01', kind: 'private-key', count: 1 }]);
    const secret = [...pieces(key), ...pieces(rsa), ...pieces(pems['ec-private-key']), btoa(key).slice(40, 80)];
    for (const piece of secret) expect(redacted?.text).not.toContain(piece);
    expect(restore(redacted?.text ?? '')).toBe(text);
  });

  it.each([
    [
      'PuTTY',
      'Public-Lines: 1\nAAAAPublicFake\nPrivate-Lines: 2\n@@\n@@\nPrivate-MAC: 00\n',
      `${'AAAAFake'.repeat(8)}`,
    ],
    [
      'RFC 4716',
      '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "rsa-key"\n@@\n---- END',
      'P2/56wAAFake'.repeat(5),
    ],
    [
      'a JSON Web Key',
      '{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nnd","e":"AQAB","d":"@@"}',
      'X4cTteJYFake'.repeat(5),
    ],
    [
      'one in a string',
      '"{\\"kty\\": \\"EC\\", \\"x\\": \\"MKBCTNIcKUSDii11ySs3\\", \\"d\\": \\"@@\\"}"',
      '870MB6gfFake'.repeat(4),
    ],
  ])('that are no PEM: %s', (_, written, key) => {
    const text = written.replaceAll('@@', key);
    for (const given of [text, text.replaceAll('\n', '\r\n')]) {
      const { files, placeholders, restore } = one(given);
      expect(placeholders).toMatchObject([{ placeholder: 'REDACTED_PRIVATE_KEY_01', kind: 'private-key', count: 1 }]);
      expect(files[0]?.text).not.toContain(key.slice(0, 16));
      expect(restore(files[0]?.text ?? '')).toBe(given);
    }
  });

  it.each([
    [
      'a public JSON Web Key',
      '{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7","y":"4Etl6SRW2YiLUrN5vfvVHuhp"}',
    ],
    ['single letters without one', '{"d":"X4cTteJYFakeX4cTteJYFake","k":"X4cTteJYFakeX4cTteJYFake"}'],
    ['a public key of PuTTY', 'Public-Lines: 1\nAAAAB3NzaC1yc2EAAAADAQABFakeFake\n'],
    [
      'a public key of RFC 4716',
      '---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3NzaC1yc2EAAAADAQAB\n---- END SSH2 PUBLIC KEY ----\n',
    ],
  ])('leaves %s alone', (_, text) => {
    expect(one(text).files[0]?.text).toBe(text);
  });

  it('leaves certificates, requests and talk about keys alone', () => {
    for (const text of [
      pems.root,
      pems.request,
      pems['root-pkcs7'],
      'the PRIVATE KEY is elsewhere',
      'key_file = "/k.pem"',
    ]) {
      expect(one(text).files[0]?.text).toBe(text);
      expect(one(text).placeholders).toEqual([]);
    }
  });

  it('keeps the syntax around it', () => {
    const json = JSON.stringify({ key, other: [1] });
    expect(JSON.parse(one(json).files[0]?.text ?? '')).toEqual({
      key: 'REDACTED_PRIVATE_KEY_01\n',
      other: [1],
    });
  });
});

describe('placeholders', () => {
  it('are the same for the same secret, in every file', () => {
    const { files, placeholders } = redact([
      { path: 'a', text: pems['private-key'] },
      { path: 'b', text: `${pems['rsa-private-key']}${pems['private-key']}` },
    ]);
    expect(files.map(({ text }) => text)).toEqual([
      'REDACTED_PRIVATE_KEY_01\n',
      'REDACTED_PRIVATE_KEY_02\nREDACTED_PRIVATE_KEY_01\n',
    ]);
    expect(placeholders.map(({ count }) => count)).toEqual([2, 1]);
  });

  it('are put back where they are wanted, other words are left', () => {
    const { restore } = one(pems['private-key']);
    const text = 'REDACTED_PRIVATE_KEY_010 REDACTED_PRIVATE_KEY_02 REDACTED_OTHER_01';
    expect(restore(text)).toBe(`${pems['private-key'].trimEnd()}0 REDACTED_PRIVATE_KEY_02 REDACTED_OTHER_01`);
  });

  it('never meet a word that stood there before', () => {
    const text = `REDACTED_PRIVATE_KEY_01\n${pems['private-key']}`;
    const { files, restore } = one(text);
    expect(files[0]?.text).toBe('REDACTED_PRIVATE_KEY_01\nREDACTEDX_PRIVATE_KEY_01\n');
    expect(restore(files[0]?.text ?? '')).toBe(text);
  });

  it('stand for what a person has marked, too', () => {
    const { files, placeholders } = redact([{ path: 'a', text: 'a hunter2 b hunter2' }], {
      alsoSecret: ['hunter2', ''],
    });
    expect(files[0]?.text).toBe('a REDACTED_MARKED_01 b REDACTED_MARKED_01');
    expect(placeholders).toMatchObject([{ placeholder: 'REDACTED_MARKED_01', kind: 'marked', count: 2 }]);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...[
      '-----BEGIN ',
      'PRIVATE KEY',
      '-----',
      '-----END ',
      '\n',
      '\r\n',
      '\\n',
      ' ',
      '\0',
      '\ud800',
      'MIIE',
      'REDACTED_',
    ],
    ...['REDACTED_PRIVATE_KEY_01', '01', '"', pems['private-key'], pems['rsa-private-key'].slice(0, 200), pems.root],
  );
  const texts = fc.array(words, { maxLength: 30 }).map((all) => all.join(''));

  it('comes back byte for byte', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 3 }), (given) => {
        const { files, restore } = redact(given.map((text, index) => ({ path: `${index}`, text })));
        expect(files.map(({ text }) => restore(text))).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });
});
