import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './site.ts';

/** Ways out of a page that its policy cannot close, or that would answer to another policy. */
const ways: Readonly<Record<string, RegExp>> = {
  RTCPeerConnection: /RTCPeerConnection/g,
  'window.open': /\b(?:window|self|globalThis|parent|top|\w+Window)\s*(?:\?\.|\.)\s*open\s*\(/g,
  'location.assign': /location\s*(?:\?\.|\.)\s*(?:assign|replace)\s*\(/g,
  'location.href=': /location\s*\.\s*href\s*=[^=]/g,
  'location=': /\.location\s*=[^=]/g,
  sendBeacon: /sendBeacon/g,
  serviceWorker: /\bserviceWorker\b/g,
};

/**
 * What Monaco holds: it can open a link of another scheme than http that somebody clicks in a text. Its feature that makes
 * links of texts is not built in (src/app/editor/monaco.ts), so nothing calls it.
 */
const inMonaco: Readonly<Record<string, number>> = { 'location.href=': 1 };

/** The self-test shows that two of them are refused, and looks whether the browser has the third, which it does not use. */
const inSelfTest: Readonly<Record<string, number>> = { RTCPeerConnection: 1, sendBeacon: 1, serviceWorker: 2 };

const waysIn = (code: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(ways).flatMap(([name, pattern]) => {
      const count = code.match(pattern)?.length ?? 0;
      return count > 0 ? [[name, count]] : [];
    }),
  );

test('the built files use no way out that the policy could not close', () => {
  const scripts = readdirSync(join('dist', 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => join('assets', name));
  const found = [...scripts, 'assistant.html']
    .map((file) => ({
      name: file.replace(/^assets\//, '').replace(/-[\w-]{8}\.js$/, ''),
      ways: waysIn(readFileSync(join('dist', file), 'utf8')),
    }))
    .filter((file) => Object.keys(file.ways).length > 0);
  expect(found).toEqual([
    { name: 'monaco-options', ways: inMonaco },
    { name: 'self-test', ways: inSelfTest },
  ]);
});

test('this test finds each of them', () => {
  const code =
    'new RTCPeerConnection;window.open("x");location.assign("x");location.href="x";top.location="x";navigator.sendBeacon("x");navigator.serviceWorker';
  expect(Object.keys(waysIn(code))).toEqual(Object.keys(ways));
  expect(waysIn('if(location.href=="x"||location===y)open("x")')).toEqual({});
});

/** What opens a connection. The page's policy refuses it; still only the assistant's document, whose policy does not, holds any. */
const connects = /\bfetch\(|XMLHttpRequest|\bWebSocket\(|EventSource\(|WebTransport/;

test('only the document of the assistant asks anybody anything, and it is whole in one file', () => {
  const html = readFileSync(join('dist', 'assistant.html'), 'utf8');
  expect(html).toMatch(connects);
  expect(html).not.toMatch(/\b(?:src|href)=/);
  expect(html).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie/);
  const page = readdirSync(join('dist', 'assets')).filter((name) => /^(?:index|panel|main)-.*\.js$/.test(name));
  expect(page.length).toBeGreaterThan(1);
  for (const name of page) expect(readFileSync(join('dist', 'assets', name), 'utf8'), name).not.toMatch(connects);
});
