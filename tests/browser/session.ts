import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { withCertificates } from '../dialects/fixture.ts';
import { certificates } from '../pki/index.ts';
import { expect } from './site.ts';

const pems = await certificates();

const pastes = join(import.meta.dirname, 'pastes');

export const pasteNames: readonly string[] = readdirSync(pastes).map((file) => file.replace(/\.txt$/, ''));

/** One of the pastes beside this file, with real certificates in place of their markers. */
export const pasteNamed = (name: string): string =>
  withCertificates(readFileSync(join(pastes, `${name}.txt`), 'utf8'), pems);

export const pem = (name: keyof typeof pems): string => pems[name];

/** Pastes as a person does, from the system's clipboard, and waits for the report. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.getByRole('textbox', { name: 'Paste anything' }).click();
  await page.keyboard.press('ControlOrMeta+V');
  await reported(page);
}

/** Waits until the report is about what is in the case now. */
export async function reported(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Changes' })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

/** Waits for the rich editor, which takes over from the plain one when the page has come to rest. */
export async function richEditorShown(page: Page): Promise<void> {
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
}

/** Switches on what needs review as well: where no CA was pasted, that is the very repair. */
export async function switchOnAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All fixes' }).click();
  // A switch shows what the plan holds, not what was asked for.
  await expect(page.getByRole('switch', { checked: false })).toHaveCount(0);
}

/** Opens every part of the page that is folded. */
export const unfold = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });

export const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });

/** What the archive of all changes holds, by path; files as they were stand below `originals/`. */
export type Archive = Readonly<Record<string, string>>;

export async function downloadAll(page: Page): Promise<Archive> {
  const bytes = await bytesOf(page, 'Download all');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const entries = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'));
  return Object.fromEntries(entries.map(([path, content]) => [path, decoder.decode(content)]));
}

export async function downloadPatch(page: Page): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(page, 'Patch'));
}

async function bytesOf(page: Page, button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

/** The corrected files of an archive, without what goes along with them. */
export const corrected = (archive: Archive): Archive =>
  Object.fromEntries(
    Object.entries(archive).filter(([path]) => !/^(?:originals\/|changes\.patch$|STEPS\.md$)/.test(path)),
  );

/** What `git apply` and `patch -p1` make of the files as they were. Both must take the patch without a word of doubt. */
export function appliedByRealTools(archive: Archive, patch: string): { git: Archive; gnu: Archive } {
  const originals = Object.entries(archive)
    .filter(([path]) => path.startsWith('originals/'))
    .map(([path, text]) => [path.slice('originals/'.length), text] as const);
  const applied = (...command: [string, ...string[]]): Archive => {
    const folder = mkdtempSync(join(tmpdir(), 'known-authority-'));
    for (const [path, text] of originals) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const [program, ...options] = command;
    execFileSync(program, options, { cwd: folder, input: patch, encoding: 'utf8' });
    return Object.fromEntries(
      Object.keys(corrected(archive)).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    );
  };
  return {
    git: applied('git', 'apply', '--whitespace=nowarn', '-'),
    gnu: applied('patch', '-p1', '--fuzz=0', '--force'),
  };
}
