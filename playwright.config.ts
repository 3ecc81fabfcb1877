import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/tools.mjs';

const executablePath = findChromium();

/** The tests serve the built page themselves (tests/browser/site.ts): run `npm run build` first. */
export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/playwright',
  workers: 2,
  // Bounds for a busy machine; no test waits for them when all is well.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : [['line']],
  use: {
    browserName: 'chromium',
    headless: true,
    acceptDownloads: true,
    // A trace of every test makes all of them a quarter slower: `TRACE=1` asks for it.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
