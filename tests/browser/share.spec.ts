import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { encodeCase } from '../../src/engine/share/share.ts';
import { paste, pasteNamed, reported, switchOnAll } from './session.ts';
import { expect, test } from './site.ts';

/** What must never be in anything that is shared. */
const SECRET = 'Zq7-not-a-real-secret-4711';
const HOST = 'harbor.internal.corp';

const caseWithSecret = `Failed to pull image "${HOST}/team/app:1.2": failed to do request: Head "https://${HOST}/v2/team/app/manifests/1.2": tls: failed to verify certificate: x509: certificate signed by unknown authority

--- /etc/containerd/config.toml ---
version = 2
[plugins."io.containerd.grpc.v1.cri".registry.configs."${HOST}".tls]
  insecure_skip_verify = true
[plugins."io.containerd.grpc.v1.cri".registry.configs."${HOST}".auth]
  username = "robot"
  password = "${SECRET}"
`;

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Share' });

async function openShare(page: Page, text = caseWithSecret): Promise<void> {
  await paste(page, text);
  await switchOnAll(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog(page).getByRole('tab', { name: 'Link' })).toBeVisible();
}

async function makeLink(page: Page): Promise<string> {
  await dialog(page).getByRole('button', { name: 'Make the link' }).click();
  const field = dialog(page).getByRole('textbox', { name: 'The link' });
  await expect(field).toBeVisible();
  return field.inputValue();
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await download.path());
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const shared = (page: Page) => page.getByRole('region', { name: 'Shared case', exact: true });

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.failureSummary}`)).toEqual([]);
}

test('nothing is shared before each command, and then only what was shown', async ({ app }) => {
  await openShare(app);
  expect(new URL(app.url()).hash).toBe('');
  await expect(dialog(app).getByText(/^Placeholders stand for 1 × password/)).toBeVisible();

  const preview = dialog(app).getByRole('region', { name: 'What the receiver sees' });
  await expect(preview).toContainText('REDACTED_');
  await expect(preview).not.toContainText(SECRET);
  const link = await makeLink(app);
  expect(app.url()).toBe(link);
  expect(await clipboard(app)).toContain(SECRET);
  await dialog(app).getByRole('button', { name: 'Copy the link' }).click();
  expect(await clipboard(app)).toBe(link);

  for (const [tab, copy] of [
    ['Markdown report', 'Copy the report'],
    ['Text for a chat', 'Copy the text'],
    ['Patch', 'Copy the patch'],
  ] as const) {
    await dialog(app).getByRole('tab', { name: tab }).click();
    const shown = await preview.locator('code').evaluate((code) => code.textContent);
    await dialog(app).getByRole('button', { name: copy }).click();
    expect(await clipboard(app)).toBe(shown);
    expect(shown).toContain(HOST);
    expect(shown).not.toContain(SECRET);
  }

  await dialog(app).getByRole('tab', { name: 'Archive' }).click();
  const entries = Object.values(unzipSync(await saved(app, 'Save the archive'))).map((bytes) =>
    new TextDecoder().decode(bytes),
  );
  expect(entries.length).toBeGreaterThan(4);
  expect(entries.join('\n')).toContain('REDACTED_');
  expect(entries.join('\n')).not.toContain(SECRET);
});

test('a link opens as a read-only case, labelled, and then as a copy to work on', async ({ app, context, site }) => {
  await openShare(app);
  const link = await makeLink(app);
  const verdict = await app.locator('.verdict .headline').textContent();

  const other = await context.newPage();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.goto(link);
  await expect(shared(other)).toContainText('Shared case, redacted');
  await expect(other.locator('.headline')).toHaveText(verdict ?? '');
  await expect(other.locator('.diff-line.added').first()).toBeVisible();
  expect(await other.getByRole('textbox').count()).toBe(0);
  expect(await other.getByRole('button', { name: /^Copy/ }).count()).toBe(0);
  expect(await other.content()).not.toContain(SECRET);
  expect(asked.filter((url) => !url.startsWith(site.url) && !/^(?:blob|data):/.test(url))).toEqual([]);
  // What stands behind the # is never part of a request.
  expect(site.requests.filter((path) => path.includes('case-'))).toEqual([]);

  await other.getByRole('button', { name: 'Work on a copy' }).click();
  await reported(other);
  expect(new URL(other.url()).hash).toBe('');
  await expect(other.locator('.verdict .headline')).toHaveText(verdict ?? '');
  await expect(other.getByRole('tab', { name: /config\.toml/ })).toBeVisible();
});

test('the diagnosis alone holds no file, and names can be hidden too', async ({ app, context }) => {
  await openShare(app);
  await dialog(app).getByRole('switch', { name: 'The diagnosis alone, without files' }).click();
  const preview = dialog(app).getByRole('region', { name: 'What the receiver sees' });
  await expect(preview.getByRole('heading', { name: 'Files' })).toHaveCount(0);
  await expect(preview.getByRole('heading', { name: 'Changes' })).toHaveCount(0);
  await dialog(app).getByRole('switch', { name: 'Hide names and addresses too' }).click();
  await expect(preview).not.toContainText(HOST);
  const other = await context.newPage();
  await other.goto(await makeLink(app));
  await expect(shared(other)).toContainText('only the diagnosis was shared');
  await expect(other.getByRole('button', { name: 'Work on a copy' })).toHaveCount(0);
  expect(await other.content()).not.toContain(HOST);
});

test('a passphrase closes a link, and only it opens it', async ({ app, context }) => {
  await openShare(app);
  await dialog(app)
    .getByLabel(/^Passphrase/)
    .fill('correct horse');
  const link = await makeLink(app);
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('alert')).toHaveText('The shared case opens with a passphrase.');
  await expectNoViolations(other);
  await other.getByLabel('Passphrase').fill('wrong horse');
  await other.getByRole('button', { name: 'Open' }).click();
  await expect(other.getByRole('alert')).toHaveText('This passphrase does not open the case.');
  await other.getByLabel('Passphrase').fill('correct horse');
  await other.keyboard.press('Enter');
  await expect(other.getByRole('button', { name: 'Work on a copy' })).toBeVisible();
});

test('a case that is too large for a link travels as a file', async ({ app, context, site }) => {
  // Text that hardly packs: each line is another number.
  const noise = Array.from({ length: 9000 }, (_, n) => `# ${((n + 1) * 2654435761).toString(36)}`).join('\n');
  await openShare(app, `${caseWithSecret}${noise}\n`);
  await expect(dialog(app).getByText(/more than the 50\.0 KB that a link carries/)).toBeVisible();
  await expect(dialog(app).getByRole('button', { name: 'Make the link' })).toHaveCount(0);
  const buffer = await saved(app, 'Save as a file');
  expect(buffer.toString()).toMatch(/^case-/);

  const other = await context.newPage();
  await other.goto(site.url);
  const chooser = other.waitForEvent('filechooser');
  await other.locator('#add-files').click();
  await (await chooser).setFiles({ name: 'case.known-authority', mimeType: 'text/plain', buffer });
  await expect(shared(other)).toContainText('Shared case, redacted');
  await expect(other.getByRole('button', { name: 'Work on a copy' })).toBeVisible();
});

test('a pasted link opens', async ({ app, context, site }) => {
  await openShare(app);
  const link = await makeLink(app);
  await dialog(app).getByRole('button', { name: 'Copy the link' }).click();
  const other = await context.newPage();
  await other.goto(site.url);
  await other.getByRole('textbox', { name: 'Paste anything' }).click();
  await other.keyboard.press('ControlOrMeta+V');
  await expect(shared(other)).toContainText('Shared case, redacted');
  // It was not put into the address: that is for the person to do.
  expect(link).toContain('#case-');
  expect(other.url()).not.toContain('case-');
});

test('a link opens over a case, and what was there before comes back', async ({ app, context, site }) => {
  await openShare(app);
  const link = await makeLink(app);
  const other = await context.newPage();
  await other.goto(site.url);
  await paste(other, pasteNamed('ok-hosts-toml'));
  const own = await other.locator('.verdict .headline').textContent();
  await other.evaluate((url) => {
    location.hash = new URL(url).hash;
  }, link);
  await expect(shared(other)).toContainText('Shared case, redacted');
  await other.getByRole('button', { name: 'Back to my case' }).click();
  await expect(other.locator('.verdict .headline')).toHaveText(own ?? '');
});

const hostile: Record<string, [string, RegExp]> = {
  'cut off': ['case-AcWUG3HtW-1y28YVfZ', /cut off, or was changed/],
  'no base64': ['case-<img src=x onerror=alert(1)>', /cut off, or was changed/],
  'of another version': ['case-CQAAAAAA', /another version/],
};

for (const [name, [fragment, message]] of Object.entries(hostile))
  test(`a link that is ${name} gets a clear message`, async ({ page, site }) => {
    await page.goto(`${site.url}/#${fragment}`);
    await expect(page.getByRole('alert')).toHaveText(message);
    await page.getByRole('button', { name: 'To the empty page' }).click();
    await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeVisible();
  });

test('a link as full as can be neither hangs the page nor runs as markup', async ({ page, site }) => {
  const markup = '<img src=x onerror="window.ran = true"><script>window.ran = true</script>';
  const long = `${markup} \u202e\`code\` `.repeat(4);
  const known = { runtime: 'assumed', version: 'assumed', os: 'assumed', registry: 'assumed' } as const;
  const many = <T>(each: (n: number) => T): T[] => Array.from({ length: 1000 }, (_, n) => each(n));
  const action = { kind: 'verify' as const, title: long, command: long, why: long };
  const fragment = encodeCase({
    verdict: long,
    target: { runtime: long, version: '', os: '', registry: '', known },
    files: many((n) => ({ path: `${n}${markup}`, text: long })),
    evidence: [],
    findings: many((n) => ({
      ...{ id: `${n}`, rule: 'r', severity: 'unsafe' as const, path: 'p', message: long, why: long, whatToDo: long },
      evidence: [],
    })),
    changes: many((n) => ({ path: `${n}`, before: long, after: `${long}${n}` })),
    actions: many(() => action),
    rollback: many(() => action),
    missing: many((n) => ({ path: `${n}`, what: long, obtain: [], without: long })),
    proof: many((n) => ({ what: `${n}`, by: long, result: 'held' as const })),
    unchecked: many((n) => ({ what: `${n}${long}` })),
    hidden: many((n) => ({ placeholder: `${n}`, kind: `${n}${markup}`, count: 1 })),
    choices: { files: true },
  });
  await page.goto(`${site.url}/#${fragment}`);
  await expect(page.getByText('and 900 more, which are too many to draw').first()).toBeVisible();
  await expect(page.getByText('⟨U+202E⟩').first()).toBeVisible();
  // The page answers at once.
  await page.getByRole('button', { name: 'To the empty page' }).click({ timeout: 10_000 });
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
});

test('anchors of the page are no shared cases, and no request tells where a visitor comes from', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}/#verdict`);
  await expect(page.getByRole('textbox', { name: 'Paste anything' })).toBeVisible();
  await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'no-referrer');
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in any form, nor on the shared page', async ({ app }) => {
      await openShare(app);
      for (const name of ['Link', 'Markdown report', 'Text for a chat', 'Patch', 'Archive']) {
        await dialog(app).getByRole('tab', { name }).click();
        await expectNoViolations(app);
      }
      await dialog(app).getByRole('tab', { name: 'Link' }).click();
      await makeLink(app);
      await expectNoViolations(app);
      await app.reload();
      await expect(app.locator('.diff-line').first()).toBeVisible();
      await expectNoViolations(app);
    });
  });

test('at 320 px nothing scrolls sideways', async ({ app }) => {
  await app.setViewportSize({ width: 320, height: 700 });
  await openShare(app);
  const overhang = () => dialog(app).evaluate((each) => each.scrollWidth - each.clientWidth);
  for (const name of ['Markdown report', 'Text for a chat', 'Patch', 'Archive', 'Link']) {
    await dialog(app).getByRole('tab', { name }).click();
    expect(await overhang(), name).toBe(0);
  }
  await makeLink(app);
  expect(await overhang(), 'the link').toBe(0);
  await app.reload();
  await expect(app.locator('.diff-line').first()).toBeVisible();
  const wide = () => app.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wide()).toBe(0);
});
