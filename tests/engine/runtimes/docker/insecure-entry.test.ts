import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isLoopbackEntry,
  makesInsecure,
  readInsecureEntry,
} from '../../../../src/engine/runtimes/docker/insecure-entry.ts';

// Rows insecure, insecure-443, insecure-scheme, insecure-cidr and port-dir of the measured matrix.
test.each([
  ['reg.corp', 'reg.corp', 'yes'],
  ['reg.corp', 'reg.corp:443', 'no'],
  ['reg.corp:5000', 'reg.corp', 'no'],
  ['reg.corp', 'https://reg.corp', 'yes'],
  ['reg.corp', 'HTTP://reg.corp', 'yes'],
  ['10.1.2.3:5000', '10.0.0.0/8', 'yes'],
  ['11.1.2.3:5000', '10.0.0.0/8', 'no'],
  ['192.168.255.255', '192.168.0.0/16', 'yes'],
  ['10.1.2.200', '10.1.2.128/25', 'yes'],
  ['10.1.2.100', '10.1.2.128/25', 'no'],
  ['10.0.0.1', '0.0.0.0/0', 'yes'],
  ['[fd00::5]:5000', 'fd00::/8', 'yes'],
  ['[fe80::5]:5000', 'fd00::/8', 'no'],
  ['10.0.0.1', 'fd00::/8', 'no'],
  ['reg.corp', '10.0.0.0/8', 'maybe'],
  ['reg.corp', '127.0.0.0/8', 'no'],
  ['docker.io', 'docker.io', 'no'],
  ['reg.corp', 'reg.corp/prod', 'no'],
])('%s with the entry %s: %s', (registry, entry, expected) => {
  expect(makesInsecure(readInsecureEntry(entry), registry)).toBe(expected);
});

// What dockerd says (moby registry/config.go); rows insecure-path and insecure-wildcard are measured.
test.each([
  ['reg.corp/prod', 'insecure registry reg.corp/prod is not valid: invalid host "reg.corp/prod"'],
  ['*.internal.corp', 'insecure registry *.internal.corp is not valid: invalid host "*.internal.corp"'],
  ['https://reg.corp/', 'insecure registry reg.corp/ is not valid: invalid host "reg.corp/"'],
  ['ftp://reg.corp', "insecure registry ftp://reg.corp should not contain '://'"],
  ['-reg.corp', 'invalid index name (-reg.corp). Cannot begin or end with a hyphen'],
  ['reg.corp:99999', 'insecure registry reg.corp:99999 is not valid: invalid port "99999"'],
  ['my_reg:5000', 'insecure registry my_reg:5000 is not valid: invalid host "my_reg"'],
  ['10.0.0.0/99', 'insecure registry 10.0.0.0/99 is not valid: invalid host "10.0.0.0/99"'],
  ['', 'insecure registry  is not valid: invalid host ""'],
])('%j is refused', (entry, error) => {
  expect(readInsecureEntry(entry)).toEqual({ kind: 'refused', error });
});

test.each([
  'localhost',
  'localhost:5000',
  '127.0.0.1:5000',
  '127.9.9.9',
  '127.0.0.0/8',
  '127.1.0.0/16',
  '::1',
  '[::1]:5000',
  '::1/128',
])('%s is loopback', (entry) => {
  expect(isLoopbackEntry(readInsecureEntry(entry))).toBe(true);
});

test.each(['localhost.corp', '126.0.0.0/7', '0.0.0.0/0', '128.0.0.1', '::/0', '::2'])('%s is not', (entry) => {
  expect(isLoopbackEntry(readInsecureEntry(entry))).toBe(false);
});

describe('any text', () => {
  test('is read without throwing', () => {
    fc.assert(
      fc.property(
        fc.uint16Array({ maxLength: 100 }).map((units) => String.fromCharCode(...units)),
        fc.string(),
        (entry, registry) => {
          expect(['yes', 'no', 'maybe']).toContain(makesInsecure(readInsecureEntry(entry), registry));
        },
      ),
    );
    for (const piece of ['a-', 'a.', '[', ':'])
      expect(readInsecureEntry(`${piece.repeat(200_000)}!`).kind).toBe('refused');
  });
});
