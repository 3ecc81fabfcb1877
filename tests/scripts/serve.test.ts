import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFor, serve } from '../../scripts/serve.mjs';

describe('the server of the built page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'));
  const dist = join(folder, 'dist');
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    mkdirSync(join(dist, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(dist, 'index.html'), '<!doctype html>');
    writeFileSync(join(dist, 'assistant.html'), '<!doctype html>');
    writeFileSync(join(dist, 'assets', 'a.js'), 'export {}');
    site = await serve(dist, 0);
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['/', 'index.html'],
    ['/?x=1', 'index.html'],
    ['/assets/a.js', join('assets', 'a.js')],
  ])('finds %s', (url, name) => {
    expect(fileFor(dist, url)).toBe(join(dist, name));
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets', '/none', '/%', '/a%00.js'])(
    'has nothing at %s',
    (url) => {
      expect(fileFor(dist, url)).toBeUndefined();
    },
  );

  it('names types and sends the headers that a page cannot carry', async () => {
    const page = await fetch(site.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await fetch(`${site.url}/assets/a.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('lets the page, and nobody else, frame the document of the assistant', async () => {
    const framed = await fetch(`${site.url}/assistant.html`);
    expect(framed.headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
  });

  it('only reads', async () => {
    expect((await fetch(site.url, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${site.url}/none`)).status).toBe(404);
  });
});
