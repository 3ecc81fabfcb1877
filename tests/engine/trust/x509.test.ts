import { describe, expect, it } from 'vitest';
import { goQuote } from '../../../src/engine/trust/x509/go-quote.ts';
import { hostNameError } from '../../../src/engine/trust/x509/host-name.ts';
import { formatIp, parseIp } from '../../../src/engine/trust/x509/ip.ts';
import { parseCertificate } from '../../../src/engine/trust/x509/parse.ts';
import { verify } from '../../../src/engine/trust/x509/verify.ts';
import { issue, type Spec } from '../../pki/issue.ts';

const parsed = async (der: Uint8Array) => {
  const certificate = await parseCertificate(der);
  if (!certificate) throw new Error('no certificate');
  return certificate;
};
const made = async (spec: Partial<Spec>) => parsed((await issue({ subject: 'x', ...spec })).der);

describe('host names, as Go 1.26 compares them', () => {
  const rows: [host: string, dns: string[], matches: boolean][] = [
    ['harbor.internal.corp', ['Harbor.Internal.CORP'], true],
    ['harbor.internal.corp.', ['harbor.internal.corp'], true],
    ['harbor.internal.corp', ['harbor.internal.corp.'], false],
    ['a.b.internal.corp', ['*.internal.corp'], false],
    ['harbor.internal.corp', ['h*.internal.corp'], false],
    ['harbor', ['*'], false],
    ['har_bor.corp', ['har_bor.corp'], true],
    ['10.1.2.3', ['10.1.2.3'], false],
  ];
  it.each(rows)('%s with %j: %s', async (host, dns, matches) => {
    expect(hostNameError(await made({ dns }), host) === undefined).toBe(matches);
  });

  it('lists up to a hundred names', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, i) => `h${i}`);
    expect(hostNameError(await made({ dns: names(2) }), 'x.corp')).toBe(
      'x509: certificate is valid for h0, h1, not x.corp',
    );
    expect(hostNameError(await made({ dns: names(100) }), 'x.corp')).toBe(
      'x509: certificate is valid for 100 names, but none matched x.corp',
    );
  });

  it('takes addresses from IP entries, in any spelling', async () => {
    const certificate = await made({
      ip: [
        [10, 1, 2, 3],
        [...Array(15).fill(0), 1],
      ],
    });
    for (const host of ['10.1.2.3', '::ffff:10.1.2.3', '::1', '[::1]', '0:0:0:0:0:0:0:1'])
      expect(hostNameError(certificate, host), host).toBeUndefined();
    expect(hostNameError(certificate, '10.1.2.4')).toBe('x509: certificate is valid for 10.1.2.3, ::1, not 10.1.2.4');
  });
});

describe('addresses', () => {
  it.each([
    ['192.0.2.2', '192.0.2.2'],
    ['2001:DB8:0:0:0:0:0:5', '2001:db8::5'],
    ['::', '::'],
    ['1::8', '1::8'],
    ['::ffff:192.0.2.2', '192.0.2.2'],
    ['fe80:0:0:1:0:0:0:1', 'fe80:0:0:1::1'],
  ])('%s is printed as %s', (text, printed) => {
    const bytes = parseIp(text);
    expect(bytes && formatIp(bytes)).toBe(printed);
  });

  it.each([
    '',
    'harbor',
    '010.1.2.3',
    '1.2.3',
    '1.2.3.256',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    'g::',
    '1:2:3:4:5:6:7:8:9',
  ])('%j is none', (text) => expect(parseIp(text)).toBeUndefined());
});

describe('name constraints', () => {
  const verdict = async (ca: Partial<Spec>, leafSpec: Partial<Spec>) => {
    const root = await issue({ subject: 'Root', ca: true, ...ca });
    const leaf = await issue({ subject: 'x', ...leafSpec }, root);
    const outcome = await verify(await parsed(leaf.der), { roots: [await parsed(root.der)], intermediates: [] });
    return outcome.result === 'bad' ? outcome.failure.error.replace(/^.*for this name: /, '') : outcome.result;
  };
  const rows: [Partial<Spec>, string, string][] = [
    [{ permitted: ['internal.corp'] }, 'harbor.internal.corp', 'good'],
    [{ permitted: ['.internal.corp'] }, 'harbor.internal.corp', 'good'],
    [{ permitted: ['.internal.corp'] }, 'internal.corp', 'DNS name "internal.corp" is not permitted by any constraint'],
    [
      { permitted: ['internal.corp'] },
      'evilinternal.corp',
      'DNS name "evilinternal.corp" is not permitted by any constraint',
    ],
    [
      { excluded: ['a.internal.corp', 'corp'] },
      'a.internal.corp',
      'DNS name "a.internal.corp" is excluded by constraint "corp"',
    ],
    [
      { excluded: ['secret.internal.corp'] },
      '*.internal.corp',
      'DNS name "*.internal.corp" is excluded by constraint "secret.internal.corp"',
    ],
  ];
  it.each(rows)('%j for %s: %s', async (ca, name, expected) => {
    expect(await verdict(ca, { dns: [name] })).toBe(expected);
  });
});

describe('certificates that Go does not read', () => {
  it('are those on curves it does not know', async () => {
    const leaf = await issue({ subject: 'x' });
    const oid = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
    const at = leaf.der.findIndex((_, index) => oid.every((byte, i) => leaf.der[index + i] === byte));
    // The last number of the curve's identifier: prime192v1 instead of prime256v1.
    const certificate = await parsed(leaf.der.with(at + 7, 1));
    expect(certificate.refusal).toBe('x509: unsupported elliptic curve');
  });
});

describe('quoting', () => {
  it('is that of %q', () => {
    expect(goQuote('a"b\\c\n\x07\x01ü\u202e\u{1f600}\u{e000}')).toBe('"a\\"b\\\\c\\n\\a\\x01ü\\u202e😀\\ue000"');
  });
});
