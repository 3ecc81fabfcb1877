import { expect, test } from 'vitest';
import { isInsecure } from '../../../../src/engine/runtimes/docker/insecure.ts';

// Rows insecure, insecure-443, insecure-scheme, insecure-cidr and port-dir of the measured matrix.
test.each([
  ['reg.corp', ['reg.corp'], true],
  ['reg.corp', ['reg.corp:443'], false],
  ['reg.corp:5000', ['reg.corp'], false],
  ['reg.corp', ['https://reg.corp'], true],
  ['10.1.2.3:5000', ['10.0.0.0/8'], true],
  ['11.1.2.3:5000', ['10.0.0.0/8'], false],
  ['192.168.255.255', ['192.168.0.0/16'], true],
  ['reg.corp', ['10.0.0.0/8'], false],
  ['127.0.0.1:5000', [], true],
  ['10.0.0.1', ['0.0.0.0/0'], true],
  ['10.0.0.1', ['10.0.0.0/99'], false],
])('%s against %j: %s', (registry, entries, expected) => {
  expect(isInsecure(registry, entries)).toBe(expected);
});
