import { readFileSync } from 'node:fs';
import parseToml from '@iarna/toml/parse-string.js';
import type { Download, Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { loadAll } from 'js-yaml';
import { intake } from '../../../src/engine/intake/intake.ts';
import { redact } from '../../../src/engine/redaction/redact.ts';
import { decodeShare } from '../../../src/engine/share/share.ts';
import type { SharedCase } from '../../../src/engine/share/shared-case.ts';
import { connect, type Desk, payloadOf, type ServerName, send } from '../assistant/desk.ts';
import { modelServer } from '../assistant/model-server.ts';
import { corrected, downloadAll, downloadPatch, paste } from '../session.ts';
import { expect, test } from '../site.ts';
import { leaksIn } from './leaks.ts';
import { planted } from './planted.ts';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** What one way out has handed over, by the name of the way. */
type Left = Map<string, string>;

async function savedBy(page: Page, button: Locator): Promise<Buffer> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    button.click(),
  ]);
  return readFileSync(await download.path());
}

const textsIn = (zip: Buffer): [string, string][] =>
  Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);

/** Uses every form of sharing under the choices that are set; gives the case that the link holds. */
async function shareAll(page: Page, choices: string, left: Left): Promise<SharedCase> {
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const button = (name: string) => dialog.getByRole('button', { name });
  const preview = dialog.getByRole('region', { name: 'What the receiver sees' });
  await dialog.getByRole('tab', { name: 'Link' }).click();
  left.set(`${choices}: what is shown of the link`, await preview.innerText());
  const fragment = (await savedBy(page, button('Save as a file'))).toString();
  left.set(`${choices}: file of the link`, fragment);
  const made = decodeShare(fragment);
  left.set(`${choices}: what the link holds`, JSON.stringify(made));
  const link = button('Make the link');
  if (await link.isVisible()) {
    await link.click();
    await button('Copy the link').click();
    await expect.poll(() => clipboard(page)).toContain('#case-');
    left.set(`${choices}: link`, await clipboard(page));
    left.set(`${choices}: address`, page.url());
  }
  for (const [tab, copy] of [
    ['Markdown report', 'Copy the report'],
    ['Text for a chat', 'Copy the text'],
    ['Patch', 'Copy the patch'],
  ] as const) {
    await dialog.getByRole('tab', { name: tab }).click();
    if (!(await button(copy).isVisible())) continue;
    await button(copy).click();
    const shown = await preview.locator('code').evaluate((code) => code.textContent);
    await expect.poll(() => clipboard(page)).toBe(shown);
    left.set(`${choices}: ${tab}`, shown);
  }
  await dialog.getByRole('tab', { name: 'Archive' }).click();
  for (const [path, text] of textsIn(await savedBy(page, button('Save the archive'))))
    left.set(`${choices}: archive, ${path}`, text);
  return made;
}

/** Both questions, by hand and to a server of each protocol; gives all that the servers were sent. */
async function askAll(page: Page, left: Left): Promise<void> {
  await page.getByRole('button', { name: 'Ask a model about this' }).click();
  const region = page.getByRole('region', { name: 'Your own model' });
  const desk: Desk = { page, region, frame: page.frameLocator('iframe.model-frame') };
  const server = await modelServer();
  for (const name of ['OpenAI', 'Anthropic', 'Google'] satisfies ServerName[]) {
    for (const wish of ['Explain this to me', 'Propose a rewrite']) {
      await region.getByRole('radio', { name: wish }).check();
      await expect(payloadOf(region)).toContainText('# The files');
      await region.getByRole('button', { name: 'Copy prompt' }).click();
      await expect.poll(() => clipboard(page)).toContain('# The files');
      left.set(`prompt: ${wish}`, await clipboard(page));
      if (await region.getByRole('button', { name: 'Open a connection' }).isVisible())
        await connect(desk, server, name, 'good');
      const before = server.asked.length;
      await send(desk);
      await expect.poll(() => server.asked.length).toBe(before + 1);
      await expect(desk.frame.getByText('The answer is complete.')).toBeVisible();
    }
    await region.getByRole('button', { name: 'Close the connection and forget the key' }).click();
  }
  for (const [index, { body, url, headers }] of server.asked.entries())
    left.set(
      `request ${index + 1} to the model`,
      `${url}\n${JSON.stringify(headers)}\n${JSON.stringify(JSON.parse(body))}`,
    );
  expect(server.asked).toHaveLength(6);
  await server.close();
}

/** Whether a text still is what its name says; those that were none before are not asked. */
function parses(path: string, text: string): boolean {
  if (/\.toml$/.test(path)) parseToml(text);
  else if (/\.json$/.test(path)) JSON.parse(text);
  else if (/\.ya?ml$|kubeconfig$/.test(path)) loadAll(text);
  else return false;
  return true;
}

test('a whole session lets none of the planted secrets out, by no way and in no encoding', async ({ app, site }) => {
  test.setTimeout(600_000);
  const left: Left = new Map();
  app.on('request', (request) => {
    if (!/^(?:blob|data):/.test(request.url()))
      left.set(
        `request ${request.url()}`,
        `${request.url()}\n${request.postData() ?? ''}\n${JSON.stringify(request.headers())}`,
      );
  });
  await paste(app, planted);

  for (const [index, button] of (await app.getByRole('button', { name: /^Copy/ }).all()).entries()) {
    const what = (await button.getAttribute('title')) ?? '';
    await app.evaluate(() => navigator.clipboard.writeText('nothing yet'));
    // What was copied before may still be read for a moment.
    await expect.poll(() => clipboard(app)).toBe('nothing yet');
    await button.click();
    await expect.poll(() => clipboard(app)).not.toBe('nothing yet');
    // A patch of a file is none of its kind.
    left.set(`button ${index}: ${what}${what.includes('patch') ? '.patch' : ''}`, await clipboard(app));
  }
  expect([...left.keys()].filter((way) => way.startsWith('button')).length).toBeGreaterThan(8);

  await app.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = app.getByRole('dialog', { name: 'Share' });
  const names = dialog.getByRole('switch', { name: 'Hide names and addresses too' });
  const alone = dialog.getByRole('switch', { name: 'The diagnosis alone, without files' });
  await expect(dialog.getByRole('tab', { name: 'Link' })).toBeVisible();
  const whole = await shareAll(app, 'all', left);
  await names.click();
  await expect(dialog.getByRole('tab', { name: 'Link' })).toBeVisible();
  const unnamed = await shareAll(app, 'without names', left);
  await alone.click();
  await expect(dialog.getByRole('tab', { name: 'Link' })).toBeVisible();
  const bare = await shareAll(app, 'diagnosis alone', left);
  await app.keyboard.press('Escape');

  await askAll(app, left);
  left.set('title of the page', await app.title());
  left.set('requests of the site', site.requests.join('\n'));

  expect(left.size).toBeGreaterThan(50);
  const leaks = [...left].flatMap(([way, text]) => leaksIn(text).map((secret) => `${way}: ${secret}`));
  expect(leaks).toEqual([]);

  // Nothing was left out either: the case is all there, and what is hidden comes back byte for byte.
  const given = intake(planted);
  expect(whole.files.map(({ path }) => path)).toEqual(given.map(({ path }) => path));
  const { restore } = redact(given);
  expect(whole.files.map(({ text }) => restore(text))).toEqual(given.map(({ text }) => text));
  expect(JSON.stringify(unnamed)).not.toContain('internal.corp');
  expect(bare.files).toEqual([]);

  const parsed = [...left].filter(([way, text]) => parses(way, text));
  expect(parsed.map(([way]) => way)).toContain('all: archive, etc/containerd/config.toml');
  expect(whole.files.filter(({ path, text }) => parses(path, text)).length).toBeGreaterThanOrEqual(5);
  expect(unnamed.files.filter(({ path, text }) => parses(path, text)).length).toBeGreaterThanOrEqual(5);
});

test('the corrected download holds the originals, which is what a node needs', async ({ app }) => {
  await paste(app, planted);
  const archive = await downloadAll(app);
  const texts = [...Object.values(corrected(archive)), await downloadPatch(app)].join('\n');
  expect(texts).not.toContain('REDACTED');
  expect(leaksIn(texts)).toContain('header of hosts.toml');
});
