import type { Page } from '@playwright/test';
import { pasteNamed, reported, richEditorShown } from './session.ts';
import { expect, test } from './site.ts';

/** Role-like name of what has the focus: its accessible words, as far as the page itself gives them. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    return (
      (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim() || element.tagName
    );
  });

/** Presses Tab until the focus is on something called `name`. Fails when it never is. */
async function tabTo(page: Page, name: string, most = 80): Promise<void> {
  for (let press = 0; press < most; press++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).includes(name)) return;
  }
  throw new Error(`${most} times Tab, and never at "${name}"`);
}

test('from the empty page to the downloaded archive without a pointer', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.evaluate((words) => navigator.clipboard.writeText(words), pasteNamed('a-no-config-path'));

  await app.keyboard.press('Tab');
  expect(await focused(app)).toBe('To the evidence');
  await app.keyboard.press('Enter');
  await tabTo(app, 'Paste anything');
  await app.keyboard.press('ControlOrMeta+V');
  await reported(app);

  await richEditorShown(app);
  await app.keyboard.press('Escape');
  await tabTo(app, 'Download all');
  const [download] = await Promise.all([app.waitForEvent('download'), app.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
});

test('every stop of the Tab key is seen, and the way round is closed', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.evaluate((words) => navigator.clipboard.writeText(words), pasteNamed('a-no-config-path'));
  await app.getByRole('textbox', { name: 'Paste anything' }).focus();
  await app.keyboard.press('ControlOrMeta+V');
  await reported(app);
  await richEditorShown(app);
  await app.locator('body').press('Escape');

  const stops: string[] = [];
  for (let press = 0; press < 150; press++) {
    await app.keyboard.press('Tab');
    const stop = await app.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const ring = style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
      const inEditor = element.closest('.monaco-editor') !== null;
      return {
        name: element.outerHTML.slice(0, 120),
        seen: inEditor || ((ring || style.boxShadow !== 'none') && width * height > 0),
      };
    });
    // The browser's own controls come after the last stop of the page.
    if (!stop) break;
    if (stop.name === stops[0]) break;
    stops.push(stop.name);
    expect(stop.seen, stop.name).toBe(true);
    if (await app.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null))
      await app.keyboard.press('Escape');
  }
  expect(stops.length).toBeGreaterThan(15);
  expect(stops.length).toBeLessThan(150);
});

test('a dialog keeps the focus inside and gives it back', async ({ app }) => {
  const help = app.getByRole('button', { name: 'Help', exact: true });
  await help.focus();
  await app.keyboard.press('Enter');
  const dialog = app.getByRole('dialog', { name: 'Help' });
  await expect(dialog).toBeVisible();
  for (let press = 0; press < 5; press++) {
    await app.keyboard.press('Tab');
    const inside = await app.evaluate(() => {
      const element = document.activeElement;
      return element === document.body || element?.closest('dialog') !== null;
    });
    expect(inside).toBe(true);
  }
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(help).toBeFocused();
});
