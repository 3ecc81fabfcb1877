// `npm run screenshot`: case (a) of the browser tests, as the built page shows it, into docs/screenshot.png.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { runnerImport } from 'vite';
import { root } from './install.mjs';
import { serve } from './serve.mjs';
import { findChromium } from './tools.mjs';

/**
 * @template T
 * @param {string} path
 * @returns {Promise<T>}
 */
const load = async (path) => (await runnerImport(join(root, path))).module;

/** @type {typeof import('../tests/dialects/fixture.ts')} */
const { withCertificates } = await load('tests/dialects/fixture.ts');
/** @type {typeof import('../tests/pki/index.ts')} */
const { certificates } = await load('tests/pki/index.ts');
const paste = readFileSync(join(root, 'tests', 'browser', 'pastes', 'a-no-config-path.txt'), 'utf8');

const site = await serve(join(root, 'dist'), 0);
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 1600 }, deviceScaleFactor: 1 });
await page.clock.setFixedTime('2026-11-21T00:00:00Z');
await page.goto(site.url);
await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
await page.evaluate((text) => navigator.clipboard.writeText(text), withCertificates(paste, await certificates()));
await page.getByRole('textbox', { name: 'Paste anything' }).click();
await page.keyboard.press('ControlOrMeta+V');
await page.getByRole('button', { name: 'Download all' }).waitFor();
await page.locator('.monaco-editor .view-line').first().waitFor();
await page.getByRole('tab', { name: 'config.toml' }).click();
await page.waitForTimeout(500);
mkdirSync(join(root, 'docs'), { recursive: true });
await page.screenshot({ path: join(root, 'docs', 'screenshot.png') });
await browser.close();
await site.close();
