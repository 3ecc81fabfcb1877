import { test as base, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

/** The built page, served for one test worker, and every request that it was asked for. */
export interface Site {
  url: string;
  requests: string[];
}

export const test = base.extend<{ app: Page }, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const requests: string[] = [];
      const { url, close } = await serve('dist', 0, (path) => requests.push(path));
      await use({ url, requests });
      await close();
    },
    { scope: 'worker' },
  ],

  /** A page on which Known Authority has been opened. Any uncaught error in it fails the test. */
  app: async ({ page, site }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(site.url);
    // Loaded is not drawn yet: a key pressed before would be nobody's.
    await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeVisible();
    await use(page);
    expect(errors).toEqual([]);
  },
});

export const expect = test.expect;
