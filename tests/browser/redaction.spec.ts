import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { downloadAll, paste, richEditorShown } from './session.ts';
import { expect, test } from './site.ts';

const host = 'harbor.internal.corp';
const password = 'FAKEbrowserPass1';
const error = `Failed to pull image "${host}/prod/app:1.4.2": failed to do request: Head "https://ci:${password}@${host}/v2/prod/app/manifests/1.4.2": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`;
const config = `==> /etc/containerd/config.toml <==\nversion = 2\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = ""\n[plugins."io.containerd.grpc.v1.cri".registry.configs."${host}".auth]\n  username = "ci"\n  password = "${password}"\n  # ask for project-bluebird first\n`;
const text = `${error}${config}`;

const status = (app: Page) => app.getByRole('contentinfo');
const count = (app: Page) => status(app).getByRole('button', { name: /redacted/ });
const dialog = (app: Page) => app.getByRole('dialog', { name: 'What leaves redacted' });
const hidden = (app: Page) => dialog(app).getByRole('list', { name: 'Hidden' }).getByRole('listitem');

async function openList(app: Page): Promise<void> {
  await count(app).click();
  await expect(dialog(app)).toBeVisible();
}

async function command(app: Page, name: string): Promise<void> {
  await app.keyboard.press('ControlOrMeta+K');
  await app.getByRole('combobox', { name: 'Command' }).fill(name);
  await app.keyboard.press('Enter');
}

async function plainEditor(app: Page): Promise<void> {
  await command(app, 'Editor: rich');
}

test('the count, the list with reason and place, and the way to the place', async ({ app }) => {
  await paste(app, text);
  await expect(count(app)).toHaveText('1 secret leaves redacted');
  await openList(app);
  await expect(hidden(app)).toHaveCount(1);
  await expect(hidden(app)).toContainText('password');
  await expect(hidden(app)).toContainText('REDACTED_PASSWORD_01');
  await expect(hidden(app).getByRole('button')).toHaveCount(2);
  await expect(dialog(app)).toContainText('The corrected download holds the originals');
  await expect(dialog(app)).not.toContainText(password);
  await hidden(app)
    .getByRole('button', { name: /config\.toml/ })
    .click();
  await expect(dialog(app)).toHaveCount(0);
  await expect(app.getByRole('tab', { selected: true, name: /config\.toml/ })).toBeVisible();
});

test('an item is left readable, and hidden again', async ({ app }) => {
  await paste(app, text);
  await openList(app);
  await hidden(app).getByRole('switch').click();
  await expect(hidden(app)).toHaveCount(0);
  await expect(count(app)).toHaveText('No secret leaves redacted, 1 left readable');
  const readable = dialog(app).getByRole('list', { name: 'Left readable' });
  await expect(readable).toContainText(password);
  await readable.getByRole('switch').click();
  await expect(hidden(app)).toHaveCount(1);
});

for (const editor of ['rich', 'plain'] as const)
  test(`the ${editor} editor marks secrets, and what is selected in it is redacted`, async ({ app }) => {
    if (editor === 'plain') await plainEditor(app);
    await paste(app, text);
    await app.getByRole('tab', { name: /config\.toml/ }).click();
    if (editor === 'rich') await richEditorShown(app);
    await expect(app.locator('.to-redact')).toHaveText(password);
    await expect(app.getByRole('button', { name: 'Redact this' })).toHaveCount(0);
    if (editor === 'rich') await app.locator('.view-line', { hasText: 'bluebird' }).getByText('bluebird').dblclick();
    else
      await app.locator('.plain-text').evaluate((area: HTMLTextAreaElement) => {
        const start = area.value.indexOf('project-bluebird');
        area.focus();
        area.setSelectionRange(start, start + 'project-bluebird'.length);
      });
    await app.getByRole('button', { name: 'Redact this' }).click();
    await expect(count(app)).toHaveText('2 secrets leave redacted');
    await expect(app.locator('.to-redact')).toHaveCount(2);
    await openList(app);
    await expect(hidden(app).last()).toContainText('you marked it');
    await hidden(app).last().getByRole('switch').click();
    await expect(hidden(app)).toHaveCount(1);
  });

test('one switch hides names, and turns them back', async ({ app }) => {
  await paste(app, text);
  await openList(app);
  await dialog(app)
    .getByRole('switch', { name: /names and addresses/ })
    .click();
  await expect(dialog(app)).toContainText('registry-1.example');
  await expect(count(app)).not.toHaveText(/^1 /);
  await dialog(app)
    .getByRole('switch', { name: /names and addresses/ })
    .click();
  await expect(dialog(app)).not.toContainText('registry-1.example');
});

test('the corrected download holds the originals', async ({ app }) => {
  await paste(app, text);
  const archive = await downloadAll(app);
  expect(Object.values(archive).join('\n')).toContain(password);
  expect(Object.values(archive).join('\n')).not.toContain('REDACTED_');
});

for (const width of [320, 1280])
  test(`axe finds nothing in the list, and nothing sticks out at ${width} px`, async ({ app }) => {
    await app.setViewportSize({ width, height: 800 });
    await paste(app, text);
    await openList(app);
    await dialog(app)
      .getByRole('switch', { name: /names and addresses/ })
      .click();
    await expect(dialog(app)).toContainText('registry-1.example');
    const { violations } = await new AxeBuilder({ page: app }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual([]);
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await dialog(app).evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  });

test('all of it by keyboard', async ({ app }) => {
  await paste(app, text);
  await command(app, 'What leaves redacted');
  await expect(dialog(app)).toBeVisible();
  await hidden(app).getByRole('switch').focus();
  await app.keyboard.press('Space');
  await expect(hidden(app)).toHaveCount(0);
  await app.keyboard.press('Escape');
  await expect(dialog(app)).toHaveCount(0);
});
