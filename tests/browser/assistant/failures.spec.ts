import { expect, test } from '../site.ts';
import { connect, openPanel, send } from './desk.ts';
import { type Behaviour, modelServer } from './model-server.ts';

const failures: Partial<Record<Behaviour, RegExp>> = {
  'no-key': /does not accept the key \(401\).*Incorrect API key provided: \[the key\]/,
  forbidden: /does not allow this \(403\).*may not use this model/,
  unknown: /knows no such model.*\(404\).*does not exist/,
  busy: /at its limit \(429\).*wait: 17 seconds.*Rate limit reached/,
  'no-cors': /could not be asked.*\(CORS\)/,
  page: /not with a stream of events \(text\/html\)/,
  malformed: /stream could not be read: an event that is no JSON/,
  cut: /The connection ended before the answer did/,
  broken: /The connection ended before the answer did/,
};

test('every failure is told for what it is, and the next question works', async ({ app }) => {
  const server = await modelServer();
  const desk = await openPanel(app);
  await connect(desk, server, 'OpenAI', 'good');
  for (const [behaviour, words] of Object.entries(failures)) {
    await desk.frame.getByLabel('Model').fill(behaviour);
    await send(desk);
    await expect(desk.region.getByRole('alert'), behaviour).toContainText(words);
    await expect(desk.region).not.toContainText('sk-fake-key');
  }
  await desk.frame.getByLabel('Model').fill('good');
  await send(desk);
  await expect(desk.region.getByRole('region', { name: 'The answer’s text' })).toHaveText(server.answer);
  await server.close();
});

test('an error in the middle of a stream is told, with what had come before', async ({ app }) => {
  const server = await modelServer();
  const desk = await openPanel(app);
  await connect(desk, server, 'Anthropic', 'error-inside');
  await send(desk);
  await expect(desk.region.getByRole('alert')).toContainText('broke off with an error: Overloaded');
  await server.close();
});

test('nobody there', async ({ app }) => {
  const server = await modelServer();
  await server.close();
  const desk = await openPanel(app);
  await connect(desk, server, 'Google', 'good');
  await send(desk);
  await expect(desk.region.getByRole('alert')).toContainText('could not be asked');
});

for (const model of ['slow', 'silent'] as const)
  test(`a ${model} answer can be stopped, and the server notices`, async ({ app }) => {
    const server = await modelServer();
    const desk = await openPanel(app);
    await connect(desk, server, 'OpenAI', model);
    await send(desk);
    await expect.poll(() => server.asked.length).toBe(1);
    if (model === 'slow') await expect(desk.region).toContainText('It is as the report');
    await desk.frame.getByRole('button', { name: 'Stop' }).click();
    await expect(desk.region.getByRole('alert')).toContainText('You stopped it.');
    await expect.poll(() => server.hungUp).toBe(true);
    await expect(desk.frame.getByRole('button', { name: /^Send/ })).toBeEnabled();
    await server.close();
  });

test('a server that says nothing is not waited for without end', async ({ app }) => {
  const server = await modelServer();
  await app.clock.install();
  const desk = await openPanel(app);
  await app.clock.runFor(1000);
  await connect(desk, server, 'OpenAI', 'silent');
  await send(desk);
  await expect.poll(() => server.asked.length).toBe(1);
  await app.clock.runFor(181_000);
  await expect(desk.region.getByRole('alert')).toContainText('has said nothing for 180 seconds');
  await server.close();
});
