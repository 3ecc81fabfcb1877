import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { paste, pasteNamed, richEditorShown, unfold } from './session.ts';
import { expect, test } from './site.ts';

/** How each state of the page is reached from the empty page. */
const states: Record<string, (page: Page) => Promise<void>> = {
  empty: async () => {},
  'a broken case': async (page) => {
    await paste(page, pasteNamed('a-no-config-path'));
    await richEditorShown(page);
  },
  'a case with credentials and a missing file': (page) => paste(page, pasteNamed('b-mirrors')),
  'a chain of certificates': (page) => paste(page, pasteNamed('g-s-client')),
  'an error that is not about trust': (page) => paste(page, pasteNamed('i-not-trust')),
  'nothing wrong': (page) => paste(page, pasteNamed('ok-hosts-toml')),
  'every detail open': async (page) => {
    await paste(page, pasteNamed('a-no-config-path'));
    await unfold(page);
  },
  'files side by side': async (page) => {
    await paste(page, pasteNamed('a-no-config-path'));
    await page.getByRole('button', { name: 'Side by side' }).first().click();
    await expect(page.locator('.monaco-diff-editor')).toBeVisible();
  },
  'containerd’s own code asked': async (page) => {
    await paste(page, pasteNamed('d-default-2.1'));
    const region = page.getByRole('region', { name: 'containerd’s own code' });
    await region.getByRole('button', { name: /^Ask containerd/ }).click();
    await expect(region.getByRole('row')).toHaveCount(2);
    await unfold(page);
  },
  'the plain editor': async (page) => {
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Command' }).fill('settings');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Plain text field' }).check();
    await page.keyboard.press('Escape');
    await paste(page, pasteNamed('a-no-config-path'));
  },
};

/** Dialogs, and what they are called among the commands. */
const dialogs = { Help: 'Help', Settings: 'Settings', Examples: 'Open an example', 'All commands': undefined };
const tabs = ['Steps', 'Verify', 'Roll back', 'Proof'];

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
  expect(told).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    for (const [name, reach] of Object.entries(states))
      test(`axe finds nothing: ${name}`, async ({ app }) => {
        await reach(app);
        await expectNoViolations(app);
      });

    test('axe finds nothing in the dialogs', async ({ app }) => {
      for (const [name, command] of Object.entries(dialogs)) {
        await app.keyboard.press('ControlOrMeta+K');
        if (command) {
          await app.getByRole('combobox', { name: 'Command' }).fill(command);
          await app.keyboard.press('Enter');
        }
        await expect(app.getByRole('dialog', { name })).toBeVisible();
        await expectNoViolations(app);
        await app.keyboard.press('Escape');
        await expect(app.getByRole('dialog')).toHaveCount(0);
      }
    });

    test('axe finds nothing in the tabs of the changes', async ({ app }) => {
      await paste(app, pasteNamed('a-no-config-path'));
      for (const name of tabs) {
        await app.getByRole('tab', { name }).click();
        await expectNoViolations(app);
      }
    });

    test('axe finds nothing on a phone', async ({ app }) => {
      await app.setViewportSize({ width: 320, height: 640 });
      await paste(app, pasteNamed('a-no-config-path'));
      await expectNoViolations(app);
    });
  });
