import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../site.ts';
import { answerWith, connect, openPanel, seenIn, wantRewrite } from './desk.ts';
import { modelServer } from './model-server.ts';

/** They speak of whole pages: of one part of a page axe asks them about the document in its frame. */
const ofWholePages = ['landmark-one-main', 'page-has-heading-one', 'region'];

/** The rest of the page has tests of its own; all of it, frame included, takes axe a minute on a busy machine. */
async function expectNoViolations(page: Page): Promise<void> {
  const part = new AxeBuilder({ page }).include('.assistant').disableRules(ofWholePages);
  const { violations } = await part.analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in any state of the panel', async ({ app }) => {
      const server = await modelServer();
      const desk = await openPanel(app);
      const seen = seenIn(await wantRewrite(desk));
      await expectNoViolations(app);
      await desk.region.getByRole('button', { name: 'Edit the text' }).click();
      await expectNoViolations(app);
      await desk.region.getByRole('button', { name: 'Discard' }).click();
      await connect(desk, server, 'OpenAI', 'good');
      await desk.frame.getByText('Exactly what a click sends').click();
      await expectNoViolations(app);
      for (const text of [seen.replace('/harbour/', '/harbor/'), seen.replace('https:', 'http:')]) {
        await desk.region.getByLabel('Paste the answer here').fill(answerWith(text));
        await desk.region.getByRole('button', { name: 'Check the answer' }).click();
        await expect(desk.region.getByText(/passed every check|Nothing of it is taken over/)).toBeVisible();
        await expectNoViolations(app);
      }
      await server.close();
    });
  });

test('at 320 pixels nothing is wider than the page, with the frame open', async ({ app }) => {
  const server = await modelServer();
  const desk = await openPanel(app);
  const seen = seenIn(await wantRewrite(desk));
  await connect(desk, server, 'OpenAI', 'good');
  await desk.region.getByLabel('Paste the answer here').fill(answerWith(seen.replace('/harbour/', '/harbor/')));
  await desk.region.getByRole('button', { name: 'Check the answer' }).click();
  await expect(desk.region.getByText('passed every check')).toBeVisible();
  await app.setViewportSize({ width: 320, height: 640 });
  const width = () => app.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBeLessThanOrEqual(320);
  const inner = await desk.frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(inner).toBeLessThanOrEqual(0);
  await server.close();
});

test('the keyboard reaches everything, into the frame and out of it', async ({ app }) => {
  const server = await modelServer();
  const desk = await openPanel(app);
  await connect(desk, server, 'OpenAI', 'good');
  await desk.frame.getByLabel('Model').focus();
  for (const name of ['Key', 'Exactly what a click sends', /^Send/]) {
    await app.keyboard.press('Tab');
    const focused = desk.frame.locator(':focus');
    await expect(typeof name === 'string' && name === 'Key' ? desk.frame.getByLabel(name) : focused).toBeFocused();
    if (name !== 'Key') await expect(focused).toHaveText(name);
  }
  await app.keyboard.press('Enter');
  await expect(desk.region.getByRole('region', { name: 'The answer’s text' })).toHaveText(server.answer);
  await app.keyboard.press('Tab');
  await expect(desk.region.getByRole('button', { name: /^Close the connection/ })).toBeFocused();
  await server.close();
});
