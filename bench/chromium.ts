import { chromium, expect, type Page } from '@playwright/test';
import { serve } from '../scripts/serve.mjs';
import { findChromium } from '../scripts/tools.mjs';
import { type Figures, figures } from './figures.ts';
import type { Input } from './inputs.ts';
import { secondOpinion } from './second-opinion.ts';

/** Milliseconds after which a page that has told its report has nothing left to do. */
const REST = 250;

declare global {
  interface Window {
    /** Milliseconds from the paste to its report, written by `watchWorkers`. */
    took: number[];
  }
}

/** Notes, in the page, how long after a paste was given to the engine's worker its report came back. */
function watchWorkers(): void {
  window.took = [];
  const post = Worker.prototype.postMessage;
  const pasted = new WeakMap<Worker, number>();
  const asked = new Map<number, Worker>();
  Worker.prototype.postMessage = function (
    this: Worker,
    message: { kind?: string; name?: string; id?: number },
    ...rest: []
  ) {
    if (message.kind === 'job' && message.name === 'intake') {
      pasted.set(this, performance.now());
      this.addEventListener('message', ({ data }) => {
        const began = asked.get(data.id) && pasted.get(this);
        if (!asked.delete(data.id) || began === undefined) return;
        pasted.delete(this);
        window.took.push(performance.now() - began);
      });
    }
    if (message.kind === 'job' && message.name === 'analyse' && message.id !== undefined) asked.set(message.id, this);
    post.call(this, message, ...rest);
  };
}

/** From paste to report in the built page, its worker warm: what a person waits for, rendering aside. */
export async function inChromium(inputs: readonly (Input & { runs: number; limit?: number })[]): Promise<Figures[]> {
  const site = await serve('dist', 0);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const rows: Figures[] = [];
  for (const { name, runs, limit, ...input } of inputs) {
    const page = await browser.newPage();
    await page.addInitScript(watchWorkers);
    await page.goto(site.url);
    const warmUp = Math.min(runs, 20);
    for (let run = 0; run < runs + warmUp; run++) await drop(page, input);
    const took = await page.evaluate(() => window.took);
    rows.push(figures({ name, where: 'chromium', limit }, took.slice(-runs)));
    await page.close();
  }
  const [daily] = inputs;
  if (daily) rows.push(...(await secondOpinion(browser, site.url, daily.paste, 6)));
  await browser.close();
  await site.close();
  return rows;
}

/** Gives the page one file in the place of all others, and waits for its report. */
async function drop(page: Page, { paste, path = 'pasted.txt' }: Pick<Input, 'paste' | 'path'>): Promise<void> {
  const before = await page.evaluate(() => window.took.length);
  const fresh = page.getByRole('button', { name: 'New', exact: true });
  if (await fresh.isVisible()) await fresh.click();
  const files = page.getByLabel('Files', { exact: true });
  await files.setInputFiles([{ name: path, mimeType: 'text/plain', buffer: Buffer.from(paste) }]);
  await page.waitForFunction((count) => window.took.length > count, before);
  // What follows a report, such as differences and redaction, is not part of the next one.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.waitForTimeout(REST);
}
