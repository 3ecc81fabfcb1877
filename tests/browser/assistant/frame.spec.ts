import type { Frame, Page } from '@playwright/test';
import { type Endpoint, fragmentOf } from '../../../src/assistant/endpoint.ts';
import { tryAll, ways } from '../exfiltration.ts';
import { listen } from '../listener.ts';
import { expect, test } from '../site.ts';
import { modelServer } from './model-server.ts';

/** Puts the assistant's document into the page as the page itself would, and gathers what it says. */
async function frameIn(page: Page, endpoint: Pick<Endpoint, 'protocol' | 'base'>): Promise<Frame> {
  const fragment = fragmentOf({ ...endpoint, origin: '', loopback: true });
  await page.evaluate(async (hash) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.id = 'tested';
    frame.style.cssText = 'width: 600px; height: 500px; position: fixed; z-index: 999; top: 0; left: 0';
    const loaded = new Promise((done) => frame.addEventListener('load', done));
    frame.src = `assistant.html${hash}`;
    document.body.append(frame);
    await loaded;
    const { port1, port2 } = new MessageChannel();
    const said: unknown[] = [];
    port1.onmessage = ({ data }) => said.push(data);
    Object.assign(window, { said, port: port1 });
    frame.contentWindow?.postMessage({ kind: 'open', version: 1, theme: 'light' }, '*', [port2]);
  }, fragment);
  const element = await page.locator('#tested').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('no frame');
  await expect.poll(() => saidBy(page, 'sealed')).toEqual([{ kind: 'sealed', holds: true }]);
  return frame;
}

const saidBy = (page: Page, kind: string): Promise<unknown[]> =>
  page.evaluate((wanted) => Reflect.get(window, 'said').filter((one: { kind: string }) => one.kind === wanted), kind);

test('the frame reaches its endpoint and nothing else, whatever script runs in it', async ({ page, site }) => {
  await page.goto(site.url);
  const server = await modelServer();
  const listener = await listen();
  const frame = await frameIn(page, { protocol: 'openai', base: `${server.url}/v1` });
  const reached = await frame.evaluate(async (url) => (await fetch(`${url}/v1/models`)).status, server.url);
  expect(reached).toBe(404);
  await tryAll(frame, listener.url);
  expect([...listener.heard]).toEqual([]);
  expect(listener.bytes()).toBe(0);
  expect(ways.length).toBeGreaterThan(15);
  await listener.close();
  await server.close();
});

test('frame and page see nothing of each other, and no script clicks Send', async ({ app }) => {
  const server = await modelServer();
  const frame = await frameIn(app, { protocol: 'openai', base: `${server.url}/v1` });
  await frame.locator('#key').fill('sk-fake-key-of-a-test');
  await frame.locator('#model').fill('good');
  await app.evaluate(() => Reflect.get(window, 'port').postMessage({ kind: 'offer', text: 'hello', tokens: 2 }));
  await expect(frame.locator('#send')).toHaveText(/Send 5 characters to 127/);
  const across = await app.evaluate(() => {
    const inside = document.querySelector<HTMLIFrameElement>('#tested')?.contentWindow;
    const attempts = [
      () => inside?.document.title,
      () => Reflect.get(inside ?? {}, 'fetch'),
      () => inside?.localStorage,
    ];
    return attempts.map((attempt) => {
      try {
        return String(attempt());
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    });
  });
  expect(across).toEqual(['SecurityError', 'SecurityError', 'SecurityError']);
  const upwards = await frame.evaluate(() => {
    const attempts = [() => parent.document.title, () => localStorage.length, () => document.cookie];
    return attempts.map((attempt) => {
      try {
        return String(attempt());
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    });
  });
  expect(upwards).toEqual(['SecurityError', 'SecurityError', 'SecurityError']);
  await frame.evaluate(() => document.querySelector<HTMLButtonElement>('#send')?.click());
  for (const message of [{ kind: 'send' }, { kind: 'ask', text: 'x' }, null, { kind: '__proto__' }, 7, 'cancel'])
    await app.evaluate((data) => Reflect.get(window, 'port').postMessage(data), message);
  await app.waitForTimeout(300);
  expect(server.requests).toEqual([]);

  await frame.locator('#send').click();
  await expect.poll(() => saidBy(app, 'ended')).toEqual([{ kind: 'ended', ending: { kind: 'complete' } }]);
  expect(server.asked.map(({ key }) => key)).toEqual(['sk-fake-key-of-a-test']);
  expect(JSON.stringify(await app.evaluate(() => Reflect.get(window, 'said')))).not.toContain('sk-fake');
  await server.close();
});

test('a second opening and a foreign address are not taken', async ({ app }) => {
  const server = await modelServer();
  await frameIn(app, { protocol: 'openai', base: `${server.url}/v1` });
  const answered = await app.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    let heard = 0;
    port1.onmessage = () => heard++;
    document
      .querySelector<HTMLIFrameElement>('#tested')
      ?.contentWindow?.postMessage({ kind: 'open', version: 1, theme: 'light' }, '*', [port2]);
    await new Promise((done) => setTimeout(done, 300));
    return heard;
  });
  expect(answered).toBe(0);
  await server.close();
});
