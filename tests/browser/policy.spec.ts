import { tryAll, ways } from './exfiltration.ts';
import { listen } from './listener.ts';
import { expect, test } from './site.ts';

test('each way out works where there is no policy', async ({ page }) => {
  const listener = await listen();
  await page.goto(listener.url);
  await tryAll(page, listener.url);
  expect(ways.filter((way) => !listener.heard.has(way))).toEqual([]);
  await listener.close();
});

test('nothing leaves the page, whatever script runs in it', async ({ page, site }) => {
  const listener = await listen();
  await page.goto(site.url);
  await tryAll(page, listener.url);
  expect([...listener.heard]).toEqual([]);
  // For a frame Chromium opens a connection before it asks the policy; nothing is ever said on it.
  expect(listener.bytes()).toBe(0);
  await listener.close();
});

test('a worker from a file and a service worker, which the policy would not bind, do not start', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  const started = await page.evaluate(async () => {
    const [script] = document.scripts;
    const file = script?.src ?? '';
    const fromFile = new Promise((done) => {
      try {
        const worker = new Worker(file, { type: 'module' });
        worker.onerror = () => done('refused');
        worker.onmessage = () => done('started');
      } catch {
        done('refused');
      }
    });
    const service = navigator.serviceWorker.register(file).then(
      () => 'started',
      () => 'refused',
    );
    return Promise.all([fromFile, service]);
  });
  expect(started).toEqual(['refused', 'refused']);
});

test('script that is injected as markup does not run', async ({ page, site }) => {
  await page.goto(site.url);
  const ran = await page.evaluate(async () => {
    const trusted = Reflect.get(window, 'trustedTypes');
    const markup = '<img src="x:" onerror="window.ran = true"><svg onload="window.ran = true"></svg>';
    const refused: string[] = [];
    try {
      document.body.insertAdjacentHTML('beforeend', markup);
    } catch {
      refused.push('markup');
    }
    const script = document.createElement('script');
    try {
      script.textContent = 'window.ran = true';
      document.body.append(script);
    } catch {
      refused.push('script');
    }
    await new Promise((done) => setTimeout(done, 300));
    return { trusted: Boolean(trusted), refused, ran: Reflect.get(window, 'ran') === true };
  });
  expect(ran).toEqual({ trusted: true, refused: ['markup', 'script'], ran: false });
});

test('the policy stands first in the page itself', async ({ page, site }) => {
  await page.goto(site.url);
  const first = page.locator('head > *').first();
  await expect(first).toHaveAttribute('http-equiv', 'Content-Security-Policy');
  await expect(first).toHaveAttribute('content', /default-src 'none'.*connect-src 'none'/);
});
