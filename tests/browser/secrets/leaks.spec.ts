import { expect, test } from '@playwright/test';
import { leaksIn } from './leaks.ts';
import { files, planted, secrets } from './planted.ts';

test('every planted secret is seen where it stands, so a search that finds none means something', () => {
  expect(leaksIn(planted).toSorted()).toEqual(Object.keys(secrets).toSorted());
  expect(Object.keys(secrets).length).toBeGreaterThanOrEqual(40);
  expect(Object.keys(files).length).toBeGreaterThan(5);
});

test('every planted secret is seen encoded too', () => {
  for (const [name, secret] of Object.entries(secrets)) {
    for (const shift of ['', 'x', 'xx']) {
      const once = Buffer.from(`${shift}${secret} and more`).toString('base64');
      expect(leaksIn(once), name).toContain(name);
      expect(leaksIn(Buffer.from(once).toString('base64url')), name).toContain(name);
    }
    expect(leaksIn(`a=${encodeURIComponent(secret)}&b`), name).toContain(name);
    expect(leaksIn(JSON.stringify({ a: JSON.stringify(secret) })), name).toContain(name);
  }
});

test('of a text without them none is seen', () => {
  expect(
    leaksIn('the password is REDACTED_PASSWORD_01, see aGVsbG8gd29ybGQ= and https://harbor.internal.corp'),
  ).toEqual([]);
});
