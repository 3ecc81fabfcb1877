import type { Browser, Page } from '@playwright/test';
import { type Figures, figures } from './figures.ts';

declare global {
  interface Window {
    /** Milliseconds from a question to the answer of containerd's worker, loading included. */
    answered: number[];
  }
}

function watchQuestions(): void {
  window.answered = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: { question?: unknown; id?: number }, ...rest: []) {
    if (message.question) {
      const asked = performance.now();
      this.addEventListener('message', ({ data }) => {
        if (data.id === message.id) window.answered.push(performance.now() - asked);
      });
    }
    post.call(this, message, ...rest);
  };
}

/** How long containerd's own code takes in the page: from the click to its first answer, and a question once it is loaded. */
export async function secondOpinion(browser: Browser, url: string, paste: string, runs: number): Promise<Figures[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(watchQuestions);
    await page.goto(url);
    const buffer = Buffer.from(paste);
    await page
      .getByLabel('Files', { exact: true })
      .setInputFiles([{ name: 'pasted.txt', mimeType: 'text/plain', buffer }]);
    await page.getByRole('button', { name: /^Ask containerd/ }).waitFor();
    cold.push(await page.evaluate(fromClick));
    await answers(page, 2);
    await page.getByRole('button', { name: 'Ask the other releases' }).click();
    await answers(page, 10);
    // Of each pair of questions the second finds its release loaded.
    warm.push(...(await page.evaluate(() => window.answered.filter((_, index) => index % 2 === 1))));
    await context.close();
  }
  return [
    figures({ name: 'containerd’s own code, cold', where: 'chromium', limit: 1500 }, cold),
    figures({ name: 'containerd’s own code, warm', where: 'chromium', limit: 200 }, warm),
  ];
}

const answers = (page: Page, count: number) => page.waitForFunction((least) => window.answered.length >= least, count);

async function fromClick(): Promise<number> {
  const buttons = [...document.querySelectorAll('button')];
  const began = performance.now();
  buttons.find(({ textContent }) => textContent?.startsWith('Ask containerd'))?.click();
  while (window.answered.length === 0) await new Promise((done) => setTimeout(done, 2));
  return performance.now() - began;
}
