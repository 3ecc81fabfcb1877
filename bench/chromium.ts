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
    /** The engine's worker, and what it was asked last: the paste, then its analysis. */
    last: { worker?: Worker; asked: object[] };
  }
}

/** Notes, in the page, how long after a paste was given to the engine's worker its report came back. */
function watchWorkers(): void {
  window.took = [];
  window.last = { asked: [] };
  let pasted = 0;
  const asked = new Set<number>();
  // One for each worker: every further one would be called with each answer, and be a part of what is measured.
  const heard = new WeakSet<Worker>();
  const hear = ({ data }: MessageEvent): void => {
    if (data.kind === 'done' && asked.delete(data.id)) window.took.push(performance.now() - pasted);
  };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (
    this: Worker,
    message: { kind?: string; name?: string; id?: number },
    ...rest: []
  ) {
    if (message.kind === 'job' && !heard.has(this)) this.addEventListener('message', hear);
    if (message.kind === 'job') heard.add(this);
    // The page counts its questions from 1; those of `askAgain` are not the page's.
    const id = message.id ?? 0;
    if (id > 0 && message.name === 'intake') {
      pasted = performance.now();
      window.last = { worker: this, asked: [message] };
    }
    if (id > 0 && message.name === 'analyse') {
      asked.add(id);
      window.last.asked.push(message);
    }
    post.call(this, message, ...rest);
  };
}

/** Asks the worker the same again, while the page rests: milliseconds of each time. */
async function askAgain(times: number): Promise<number[]> {
  const { worker, asked } = window.last;
  if (!worker) throw new Error('the worker was not asked yet');
  const took: number[] = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    for (const [index, message] of asked.entries()) {
      const id = -1 - (time * asked.length + index);
      const answered = new Promise<void>((done) => {
        const hear = ({ data }: MessageEvent): void => {
          if (data.id !== id) return;
          worker.removeEventListener('message', hear);
          done();
        };
        worker.addEventListener('message', hear);
      });
      worker.postMessage({ ...message, id });
      await answered;
    }
    took.push(performance.now() - began);
  }
  return took;
}

/**
 * From paste to report in the built page, its worker warm: the worker alone, and with all that the page draws between
 * the two.
 */
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
    const drawn = await page.evaluate(() => window.took);
    const alone = await page.evaluate(askAgain, runs + warmUp);
    rows.push(figures({ name, where: 'chromium', limit }, alone.slice(-runs)));
    rows.push(figures({ name, where: 'the page' }, drawn.slice(-runs)));
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
