import { expect, it } from 'vitest';
import { colonAfter, respell } from '../../../../src/engine/syntax/toml/index.ts';
import { edited } from './edited.ts';

const own = [
  colonAfter(['server', 'skip_verify']),
  { wrong: /^(server = )(h\S+)$/, right: (_: string, key: string, value: string) => `${key}"${value}"` },
];
const respelt = (text: string): string | undefined => {
  const spelling = respell({ path: 'x.toml', text }, own);
  return spelling && edited(text, spelling.edits);
};

it.each([
  ['a = “b”', 'a = "b"'],
  ['a = ‘b’', "a = 'b'"],
  ['a\u00a0= 1\nb = True', 'a = 1\nb = true'],
  ['some-key = FALSE # no', 'some-key = false # no'],
  ['a = /etc/x.crt\r\nb = 1\r\n', 'a = "/etc/x.crt"\r\nb = 1\r\n'],
  ['server: https://h', 'server = "https://h"'],
  ['server : /srv', 'server = "/srv"'],
  ['a = "C:\\ProgramData\\certs.d"\nb = "x\\ty"', 'a = \'C:\\ProgramData\\certs.d\'\nb = "x\\ty"'],
  ['a = True\nb = "C:\\\\certs.d"', 'a = true\nb = "C:\\\\certs.d"'],
  ['# it’s “fine”\na = True', '# it’s “fine”\na = true'],
])('%j becomes %j', (text, expected) => {
  expect(respelt(text)).toBe(expected);
});

it.each(['skip_verify: true', 'skip_verify = yes', 'insecure_skip_verify = True', 'skip_verify = true\na = True'])(
  '%j, which is not read, does not begin to turn verification off',
  (text) => {
    expect(respelt(text)).toContain('skip_verify = false');
    expect(respell({ path: 'x.toml', text }, own)?.verifies).toBe(true);
  },
);

it.each(['', 'a = 1', 'a = what was meant', 'a = True\nb =', `a = ${'/'.repeat(3000)}`])('%j is left alone', (text) => {
  expect(respelt(text)).toBeUndefined();
});
