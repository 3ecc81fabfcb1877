import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { paste } from '../session.ts';
import { expect } from '../site.ts';
import type { ModelServer } from './model-server.ts';

const workspaces = join(import.meta.dirname, '../../engine/candidate/fixtures/workspaces');
const textOf = (path: string): string => readFileSync(join(workspaces, path), 'utf8');

export const registries = '/etc/rancher/k3s/registries.yaml';
export const original = textOf(`k3s${registries}`);
export const secrets = ['not-a-real-password-1', 'not-a-real-password-2'];

/** The case of these tests: a K3s whose registries.yaml names a CA that is not there. */
const theCase = `==> error.txt <==\n${textOf('k3s/error.txt')}\n==> ${registries} <==\n${original}`;

export interface Desk {
  page: Page;
  region: Locator;
  frame: FrameLocator;
}

/** Opens the panel over the case; nothing is connected. */
export async function openPanel(page: Page): Promise<Desk> {
  await paste(page, theCase);
  await page.getByRole('button', { name: 'Ask a model about this' }).click();
  const region = page.getByRole('region', { name: 'Your own model' });
  await expect(payloadOf(region)).toContainText('# The files');
  return { page, region, frame: page.frameLocator('iframe.model-frame') };
}

export const payloadOf = (region: Locator): Locator => region.getByRole('region', { name: 'What would be sent' });

export async function wantRewrite({ region }: Desk): Promise<string> {
  await region.getByRole('radio', { name: 'Propose a rewrite' }).check();
  await expect(payloadOf(region)).toContainText('What you may change');
  return payloadOf(region).innerText();
}

export type ServerName = 'OpenAI' | 'Anthropic' | 'Google';

/** Opens a connection to the mock server, with a key and the model whose name says how the server behaves. */
export async function connect(
  { region, frame }: Desk,
  server: ModelServer,
  name: ServerName,
  model: string,
): Promise<void> {
  const option = await region.getByRole('option', { name: new RegExp(`^${name}`) }).textContent();
  await region.getByLabel('Server').selectOption({ label: option ?? '' });
  await region.getByLabel('Address').fill(server.url);
  await region.getByRole('button', { name: 'Open a connection' }).click();
  await frame.getByLabel('Model').fill(model);
  await frame.getByLabel('Key').fill('sk-fake-key-of-a-test');
  await expect(frame.getByRole('button', { name: /^Send [\d,]+ characters/ })).toBeEnabled();
}

export const send = ({ frame }: Desk): Promise<void> => frame.getByRole('button', { name: /^Send/ }).click();

/** The registries.yaml as a model sees it, with the placeholders that stand in the payload. */
export function seenIn(payload: string): string {
  const file = /```\n(# managed by[\s\S]*?)```/.exec(payload)?.[1];
  if (!file) throw new Error('the file is not in the payload');
  return file;
}

export const answerWith = (text: string): string =>
  `The path of the CA is misspelt.\n\n${registries}:\n\`\`\`yaml\n${text}\`\`\`\n`;
