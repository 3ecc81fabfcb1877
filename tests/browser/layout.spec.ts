import type { Page } from '@playwright/test';
import { paste, pasteNamed, pasteNames, unfold } from './session.ts';
import { expect, test } from './site.ts';

/** What makes the page scroll sideways: the elements that reach beyond its right edge, with what they say. */
const overhang = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth === clientWidth) return [];
    const scrolls = (each: Element | null): boolean =>
      each !== null && (getComputedStyle(each).overflowX !== 'visible' || scrolls(each.parentElement));
    const wide = [...document.querySelectorAll('body *')].filter((each) => {
      const { right } = each.getBoundingClientRect();
      return right > clientWidth && (getComputedStyle(each).position === 'absolute' || !scrolls(each.parentElement));
    });
    return [`${scrollWidth - clientWidth} px`, ...wide.map((each) => `${each.className}: ${each.textContent}`)];
  });

for (const width of [320, 768, 1280, 2560])
  test(`at ${width} px nothing scrolls sideways`, async ({ app }) => {
    await app.setViewportSize({ width, height: 800 });
    test.setTimeout(120_000);
    expect(await overhang(app), 'empty').toEqual([]);
    for (const name of width === 320 ? pasteNames : ['b-mirrors', 'g-s-client']) {
      await app.reload();
      await paste(app, pasteNamed(name));
      await unfold(app);
      for (const tab of await app.getByRole('region', { name: 'Changes' }).getByRole('tab').all()) {
        await tab.click();
        expect(await overhang(app), `${name}, ${await tab.textContent()}`).toEqual([]);
      }
    }
  });

test('the border between evidence and verdict is moved by key and by pointer, within bounds', async ({ app }) => {
  const border = app.getByRole('separator', { name: 'Width of the evidence' });
  const width = async () => (await app.getByRole('region', { name: 'Evidence' }).boundingBox())?.width ?? 0;
  const before = await width();
  await border.focus();
  await app.keyboard.press('ArrowRight');
  const wider = await width();
  expect(wider).toBeGreaterThan(before);
  await app.keyboard.press('Home');
  expect(await width()).toBeLessThan(before);

  const box = await border.boundingBox();
  if (!box) throw new Error('the border has no box');
  await app.mouse.move(box.x + box.width / 2, box.y + 200);
  await app.mouse.down();
  await app.mouse.move(5000, box.y + 200);
  await app.mouse.up();
  await expect(border).toHaveAttribute('aria-valuenow', '65');
  await border.dblclick({ position: { x: 5, y: 200 } });
  await expect(border).toHaveAttribute('aria-valuenow', '25');
  expect(await overhang(app)).toEqual([]);
});

test('at 320 px what containerd’s own code says fits too', async ({ app }) => {
  await app.setViewportSize({ width: 320, height: 800 });
  await paste(app, pasteNamed('a-no-config-path'));
  const region = app.getByRole('region', { name: 'containerd’s own code' });
  await region.getByRole('button', { name: 'Ask all releases' }).click();
  await expect(region.getByRole('button')).toHaveCount(0);
  await unfold(app);
  expect(await overhang(app)).toEqual([]);
});

test('on a phone the verdict comes first, then the changes, then the evidence', async ({ app }) => {
  await app.setViewportSize({ width: 360, height: 740 });
  await paste(app, pasteNamed('a-no-config-path'));
  const tops = await Promise.all(
    ['Verdict', 'Changes', 'Evidence'].map(async (name) => (await app.getByRole('region', { name }).boundingBox())?.y),
  );
  expect(tops).toEqual(tops.toSorted((a = 0, b = 0) => a - b));
  const heading = app.getByRole('heading', { name: 'Verdict' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  const row = app.getByRole('tablist', { name: 'Files' });
  await row.scrollIntoViewIfNeeded();
  await expect(row.getByRole('tab', { name: 'Paste more' })).toBeInViewport({ ratio: 1 });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing of the page moves', async ({ app }) => {
    await paste(app, pasteNamed('a-no-config-path'));
    await app.getByRole('tab', { name: 'Steps' }).click();
    await app.keyboard.press('ControlOrMeta+K');
    const moving = await app.evaluate(() =>
      document.getAnimations().flatMap(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        const duration = Number(effect?.getComputedTiming().duration ?? 0);
        return duration > 1 && !target?.closest('.monaco-editor') ? [target?.className ?? ''] : [];
      }),
    );
    expect(moving).toEqual([]);
    expect(await app.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  });
});
