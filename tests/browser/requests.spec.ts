import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAll, downloadPatch, paste, pasteNamed, richEditorShown, verdict } from './session.ts';
import { expect, test } from './site.ts';

test('a whole session asks for nothing but the files of the page', async ({ page, site }) => {
  const asked: string[] = [];
  const refused: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) refused.push(message.text());
  });
  site.requests.length = 0;

  await page.goto(site.url);
  await paste(page, pasteNamed('a-no-config-path'));
  await richEditorShown(page);
  await page.getByRole('button', { name: 'Side by side' }).first().click();
  await expect(page.locator('.monaco-diff-editor')).toBeVisible();
  await downloadAll(page);
  await downloadPatch(page);
  for (const tab of await page.getByRole('region', { name: 'Changes' }).getByRole('tab').all()) await tab.click();
  await page.keyboard.press('ControlOrMeta+S');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('dialog').getByRole('button').nth(1).click();

  expect(asked.filter((url) => !url.startsWith(`${site.url}/`) && !/^(?:blob|data):/.test(url))).toEqual([]);
  const files = site.requests.map((path) => (path === '/' ? '/index.html' : path));
  expect(files.filter((path) => !existsSync(join('dist', path)))).toEqual([]);
  expect(refused).toEqual([]);
});

test('a part of the page that cannot be loaded is told, and asked for again with the next case', async ({
  page,
  site,
}) => {
  let asked = 0;
  await page.context().route('**/certificates.part*', (route) => (asked++ === 0 ? route.abort() : route.continue()));
  await page.goto(site.url);
  const drop = () =>
    page
      .getByLabel('Files', { exact: true })
      .setInputFiles([
        { name: 'pasted.txt', mimeType: 'text/plain', buffer: Buffer.from(pasteNamed('a-no-config-path')) },
      ]);
  await drop();
  const failure = 'No verdict: the part of this page that reads certificates could not be loaded';
  await expect(page.getByRole('main')).toContainText(failure);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await drop();
  await expect(verdict(page)).toContainText('config_path is not set');
  expect(asked).toBe(2);
});

test('nothing is stored unless the person turns it on', async ({ app, context }) => {
  await paste(app, pasteNamed('b-mirrors'));
  await app.getByRole('button', { name: /^Theme/ }).click();
  const kept = await app.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
  }));
  expect(kept).toEqual({ local: [], session: [], databases: 0, caches: 0, cookies: '' });
  expect(await context.cookies()).toEqual([]);
});
