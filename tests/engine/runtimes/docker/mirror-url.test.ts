import { expect, test } from 'vitest';
import { readMirror } from '../../../../src/engine/runtimes/docker/mirror-url.ts';

test.each([
  ['https://mirror.corp', { scheme: 'https', host: 'mirror.corp' }],
  ['https://mirror.corp/', { scheme: 'https', host: 'mirror.corp' }],
  ['http://mirror.corp:5000', { scheme: 'http', host: 'mirror.corp:5000' }],
  ['HTTPS://[fd00::1]:5000/', { scheme: 'https', host: '[fd00::1]:5000' }],
  ['https://mirror.corp/proxy', { scheme: 'https', host: 'mirror.corp' }],
])('%s is a mirror', (text, expected) => {
  expect(readMirror(text, '')).toEqual({ kind: 'mirror', ...expected });
});

// Rows mirror-path and mirror-no-scheme of the measured matrix, and moby registry/config.go ValidateMirror.
test.each([
  [
    'mirror.corp',
    '28.5.2',
    `invalid mirror: no scheme specified for "mirror.corp": must use either 'https://' or 'http://'`,
  ],
  ['mirror.corp', '26.1.5', 'invalid mirror: unsupported scheme "" in "mirror.corp"'],
  ['ftp://mirror.corp', '', 'invalid mirror: unsupported scheme "ftp" in "ftp://mirror.corp"'],
  [
    'https://mirror.corp/x',
    '20.10.24',
    'invalid mirror: path, query, or fragment at end of the URI "https://mirror.corp/x"',
  ],
  ['https://mirror.corp?x=1', '', 'invalid mirror: query or fragment at end of the URI "https://mirror.corp?x=1"'],
  ['https://u:p@mirror.corp', '', 'invalid mirror: username/password not allowed in URI'],
  ['https://mirror.corp:port', '', 'invalid mirror: "https://mirror.corp:port" is not a valid URI'],
  ['https://mirror corp', '', 'invalid mirror: "https://mirror corp" is not a valid URI'],
])('%s is refused by %s', (text, version, error) => {
  expect(readMirror(text, version)).toEqual({ kind: 'refused', error });
});

test('no password gets into what dockerd is said to say', () => {
  expect(JSON.stringify(readMirror('https://user:geheim@mirror.corp?x', ''))).not.toContain('geheim');
});
