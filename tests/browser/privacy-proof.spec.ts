import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { paste, pasteNamed } from './session.ts';
import { expect, test } from './site.ts';

async function openSelfTest(page: Page): Promise<void> {
  await expect(page.getByRole('contentinfo')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'Command' }).fill('self-test');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Self-test/ })).toBeVisible();
}

/** The same page as a host might serve it that took the policy out. */
async function openWithoutPolicy(page: Page, url: string): Promise<void> {
  await page.route(/index\.html$|\/$/, async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    const headers = { ...response.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers, body: text });
  });
  await page.goto(url);
}

async function runSelfTest(page: Page): Promise<Record<string, string>> {
  await page.getByRole('button', { name: 'Try every way out' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeEnabled({ timeout: 90_000 });
  const rows = page.getByRole('list', { name: 'Ways out' }).getByRole('listitem');
  return Object.fromEntries(
    await rows.evaluateAll((all) =>
      all.map((row) => [row.getAttribute('data-way') ?? '', row.lastElementChild?.textContent ?? '']),
    ),
  );
}

test('the self-test shows each way out refused, by the rule that refuses it', async ({ app, site }) => {
  await openSelfTest(app);
  const asked: string[] = [];
  app.on('request', (request) => asked.push(request.url()));
  site.requests.length = 0;
  expect(await runSelfTest(app)).toEqual({
    fetch: 'refused by connect-src',
    xhr: 'refused by connect-src',
    websocket: 'refused by connect-src',
    eventsource: 'refused by connect-src',
    beacon: 'refused by connect-src',
    webtransport: 'refused by connect-src',
    ping: 'refused by connect-src',
    form: 'refused by form-action',
    frame: 'refused by frame-src',
    object: 'refused by trusted-types',
    image: 'refused by img-src',
    media: 'refused by media-src',
    script: 'refused by trusted-types',
    import: 'refused by script-src-elem',
    'style-sheet': 'refused by style-src-elem',
    'style-picture': 'refused by img-src',
    font: 'refused by font-src',
    preload: 'refused by img-src',
    prefetch: 'refused by default-src',
    worker: 'refused by connect-src',
    'worker-import': 'refused by script-src-elem',
    'file-worker': 'refused by trusted-types',
    'service-worker': 'refused by trusted-types',
  });
  await expect(
    app.getByRole('dialog').getByText(/^All \d+ ways out that this browser knows were refused\.$/),
  ).toBeVisible();
  // Nothing of it has come to the only server there is, and the page is where it was.
  expect(site.requests.filter((path) => path.includes('self-test/'))).toEqual([]);
  expect(new URL(app.url()).hash).toBe('');
});

test('the self-test finds ways that are open where there is no policy', async ({ page, site }) => {
  await openWithoutPolicy(page, site.url);
  await openSelfTest(page);
  const results = await runSelfTest(page);
  expect(Object.entries(results).filter(([, said]) => said !== 'not refused')).toEqual([]);
  await expect(page.getByRole('dialog').getByText(/Do not trust this copy of the page/)).toBeVisible();
});

test('the badge counts what goes elsewhere, and only that', async ({ page, site }) => {
  await page.goto(site.url);
  const badge = page.getByRole('contentinfo');
  await expect(badge).toContainText('0 requests to others since load');
  await paste(page, pasteNamed('a-no-config-path'));
  await openSelfTest(page);
  await runSelfTest(page);
  await page.keyboard.press('Escape');
  // What it would name here are addresses of others.
  await expect(badge.locator('[title]').first()).toHaveAttribute(
    'title',
    /^\d+ of the page's own files were loaded\.$/,
  );
  await expect(badge).toContainText('0 requests to others since load');
  await expect(badge).toContainText(/\d+ refused by the page's policy/);
});

test('the badge counts a request that does get out', async ({ page, site }) => {
  await openWithoutPolicy(page, site.url);
  const badge = page.getByRole('contentinfo');
  await expect(badge).toContainText('0 requests to others since load');
  await page.evaluate(() => fetch('?told=something'));
  await expect(badge).toContainText('1 request to others since load');
});

test('the badge counts what workers load', async ({ page, site }) => {
  site.requests.length = 0;
  await page.goto(site.url);
  const title = () => page.getByRole('contentinfo').locator('[title]').first().getAttribute('title');
  const own = async () => Number(/^\d+/.exec((await title()) ?? '')?.[0]);
  // Everything of this session is a file of the page's own, and the server says how many it gave.
  const served = () => site.requests.filter((path) => path !== '/').length;
  await paste(page, pasteNamed('a-no-config-path'));
  await expect.poll(async () => (await own()) - served()).toBe(0);
  expect(site.requests.filter((path) => /certificates\.part/.test(path))).toHaveLength(1);
});

test('what this does not protect against stands beside the proof and in the help', async ({ app }) => {
  const limits = ['Whoever serves this page', 'Browser extensions', 'A shared or recorded screen', 'Links with a case'];
  await openSelfTest(app);
  for (const words of limits) await expect(app.getByRole('dialog').getByText(words)).toBeVisible();
  await app.keyboard.press('Escape');
  await app.keyboard.press('F1');
  for (const words of limits) await expect(app.getByRole('dialog').getByText(words)).toBeVisible();
  await app.getByRole('dialog').getByRole('button', { name: 'Try every way out' }).click();
  await expect(app.getByRole('dialog', { name: /^Self-test/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the self-test, and it fits 320 px', async ({ app }) => {
      await app.setViewportSize({ width: 320, height: 640 });
      await openSelfTest(app);
      await runSelfTest(app);
      const { violations } = await new AxeBuilder({ page: app }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`)).toEqual([]);
      expect(await app.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
    });
  });
