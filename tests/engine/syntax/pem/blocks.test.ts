import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePem } from '../../../../src/engine/syntax/pem/base64.ts';
import { pemBlocks } from '../../../../src/engine/syntax/pem/blocks.ts';
import { authorities, certificates } from '../../../pki/index.ts';

const pems = await certificates();
const { root, intermediate, leaf } = await authorities();

/** What is found in a text, in short. */
const told = (text: string) => pemBlocks(text).map(({ kind, goReads, flaws }) => ({ kind, goReads, flaws }));
const derOf = (text: string) => pemBlocks(text).map(({ der }) => der);

describe('blocks that Go reads', () => {
  const sound = { kind: 'certificate', goReads: true, flaws: [] };

  it('finds one, several, and those between other lines', () => {
    expect(told(pems.root)).toEqual([sound]);
    expect(derOf(`${pems.leaf}${pems.intermediate}\n${pems.root}`)).toEqual([leaf.der, intermediate.der, root.der]);
    expect(told(`subject=CN = Root\nissuer: x\n${pems.root}more\n${pems.leaf}---\n`)).toEqual([sound, sound]);
  });

  it('keeps ranges into the text as given', () => {
    const text = `# comment\r\n${pems.root.replaceAll('\n', '\r\n')}rest`;
    const [block] = pemBlocks(text);
    expect(block?.goReads).toBe(true);
    expect(text.slice(block?.range.start, block?.range.end)).toBe(pems.root.trimEnd().replaceAll('\n', '\r\n'));
  });

  it('accepts trailing blanks and a missing final newline', () => {
    expect(told(pems.root.replaceAll('\n', ' \t\n').trimEnd())).toEqual([sound]);
  });
});

describe('blocks that Go does not read, and what becomes of them', () => {
  const cases: [string, string, object, Uint8Array | undefined][] = [
    ['a byte order mark', `\ufeff${pems.root}`, { goReads: false, flaws: ['byte-order-mark'] }, root.der],
    ['YAML indentation', pems['root-indented'], { goReads: false, flaws: ['indented'] }, root.der],
    [
      'only the later lines indented',
      pems['root-indented'].trimStart(),
      { goReads: false, flaws: ['indented'] },
      root.der,
    ],
    ['written out line ends', pems['root-escaped'], { goReads: false, flaws: ['escaped'] }, root.der],
    ['a JSON string', JSON.stringify({ ca: pems.root }), { goReads: false, flaws: ['escaped'] }, root.der],
    ['a JSON string in a JSON string', JSON.stringify(JSON.stringify(pems.root)), { flaws: ['escaped'] }, root.der],
    ['blanks for line ends', pems.root.replaceAll('\n', ' '), { goReads: false, flaws: ['one-line'] }, root.der],
    ['old Mac line ends', pems.root.replaceAll('\n', '\r'), { goReads: false, flaws: ['one-line'] }, root.der],
    ['a key before it', `ca: ${pems.root}`, { goReads: false, flaws: ['amid-text'] }, root.der],
    ['a cut', pems['root-truncated'], { goReads: false, flaws: ['truncated'] }, undefined],
    ['a cut in the END line', pems.root.slice(0, -12), { goReads: false, flaws: ['truncated'] }, root.der],
    ['a lost line', pems.root.split('\n').toSpliced(3, 1).join('\n'), { goReads: true, flaws: ['damaged'] }, undefined],
    ['a wrong END', pems.root.replace('END C', 'END X'), { goReads: false, flaws: ['mismatched-end'] }, root.der],
    ['the old label', pems.root.replaceAll('CERT', 'X509 CERT'), { goReads: true, flaws: ['label'] }, root.der],
    ['no armour', pems['root-without-armour'], { goReads: false, flaws: ['no-armour'] }, root.der],
    ['base64 of PEM', `  ca.crt: ${btoa(pems.root)}\n`, { goReads: false, flaws: ['encoded'] }, root.der],
  ];
  it.each(cases)('%s', (_, text, expected, der) => {
    expect(pemBlocks(text)).toMatchObject([{ kind: 'certificate', ...expected }]);
    const [found] = derOf(text);
    expect(found && encodePem('CERTIFICATE', found)).toBe(der && encodePem('CERTIFICATE', der));
  });

  it('ends a cut off block where its base64 ends', () => {
    const text = `${pems['root-truncated']}error: something failed\n${pems.leaf}`;
    const [cut, whole] = pemBlocks(text);
    expect(text.slice(cut?.range.end)).toMatch(/^\nerror: something/);
    expect(whole?.der).toEqual(leaf.der);
  });
});

describe('cut off keys', () => {
  const lines = pems['rsa-private-key'].split('\n');
  const cut = lines.slice(0, 9);
  const secret = lines[8] ?? '';
  it.each([
    ['in a JSON string', `{"key": "${cut.join('\\n')}", "other": 1}`, '", "other": 1}'],
    ['with blanks for line ends', `KEY=${cut.join(' ')} other words`, ' other words'],
    ['in YAML', `  key: |\n    ${cut.join('\n    ')}\n  other: 1\n`, '\n  other: 1\n'],
    ['with CRLF', `${cut.join('\r\n')}\r\nother: 1`, '\r\nother: 1'],
  ])('%s end where their base64 ends', (_, text, rest) => {
    const [block] = pemBlocks(text);
    expect(text.slice(block?.range.end)).toBe(rest);
    expect(text.slice(block?.range.start, block?.range.end)).toContain(secret);
  });
});

describe('other kinds', () => {
  it.each([
    ['root-pkcs7', 'pkcs7'],
    ['root-trusted', 'trusted-certificate'],
    ['private-key', 'private-key'],
    ['ec-private-key', 'private-key'],
    ['rsa-private-key', 'private-key'],
    ['private-key-indented', 'private-key'],
    ['private-key-escaped', 'private-key'],
    ['private-key-truncated', 'private-key'],
    ['request', 'request'],
  ] as const)('%s is a %s', (name, kind) => {
    expect(pemBlocks(pems[name]).map((block) => block.kind)).toEqual([kind]);
  });

  it('knows keys by their label, whoever wrote them', () => {
    for (const label of ['OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'ANY PRIVATE KEY', 'PGP PRIVATE KEY BLOCK'])
      expect(pemBlocks(`-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`)[0]?.kind).toBe('private-key');
  });

  it('knows keys without armour and encoded keys', () => {
    const bare = pems['rsa-private-key'].replace(/-----.*-----\n/g, '');
    expect(pemBlocks(`key = "${bare.replaceAll('\n', '')}"`).map(({ kind }) => kind)).toEqual(['private-key']);
    expect(pemBlocks(`  tls.key: ${btoa(pems['private-key'])}`).map(({ kind }) => kind)).toEqual(['private-key']);
  });

  it('reads the base64 of an encrypted key below its headers', () => {
    const [block] = pemBlocks(
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n',
    );
    expect(block).toMatchObject({ kind: 'private-key', goReads: true });
    expect(block?.der).toHaveLength(3);
  });

  it('takes no other base64 for a certificate', () => {
    expect(pemBlocks(`auth = "${btoa('robot$ci:not-a-secret-but-long-enough-to-look-like-one-000000000')}"`)).toEqual(
      [],
    );
    expect(pemBlocks(`MII${'A'.repeat(400)}`)).toEqual([]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...['-----BEGIN ', 'CERTIFICATE', '-----', '-----END ', '\n', '\r\n', '\\n', ' ', '\t', '\ufeff', '\0', '\ud800'],
    ...['MII', 'LS0tLS1CRUdJTi', 'AAAA', '=', '"', ':', 'PRIVATE KEY', pems.root, pems['private-key'].slice(0, 90)],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  );

  it('is read without an exception, into ranges that lie in order within it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { range, der } of pemBlocks(text)) {
          expect(range.start).toBeGreaterThanOrEqual(last);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(der === undefined || der instanceof Uint8Array).toBe(true);
          last = range.start;
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['BEGIN lines without END', '-----BEGIN CERTIFICATE-----'],
    ['END lines without BEGIN', '\n-----END CERTIFICATE-----'],
    ['quotes', `-----BEGIN CERTIFICATE-----${'"'.repeat(1000)}`],
    ['base64 that never ends', 'MIIA'],
    ['blanks', '-----BEGIN CERTIFICATE-----\n \t'],
  ])('is read in time that grows with its length: %s', (_, piece) => {
    expect(() => pemBlocks(piece.repeat(Math.ceil(2_000_000 / piece.length)))).not.toThrow();
  });
});
