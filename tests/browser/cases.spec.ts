import parseToml from '@iarna/toml/parse-string.js';
import type { Page } from '@playwright/test';
import {
  type Archive,
  appliedByRealTools,
  corrected,
  downloadAll,
  downloadPatch,
  paste,
  pasteNamed,
  pem,
  switchOnAll,
  verdict,
} from './session.ts';
import { expect, test } from './site.ts';

const host = 'harbor.internal.corp';
const config = 'etc/containerd/config.toml';
const hosts = `etc/containerd/certs.d/${host}/hosts.toml`;

/** The downloaded files, after both real patch programs have made the very same of the originals. */
async function downloads(page: Page): Promise<Archive> {
  const archive = await downloadAll(page);
  const patch = await downloadPatch(page);
  const files = corrected(archive);
  expect(appliedByRealTools(archive, patch)).toEqual({ git: files, gnu: files });
  return files;
}

const toml = (files: Archive, path: string): Record<string, unknown> => parseToml(files[path] ?? '');

/** Every line of `text` is still there, in its order. */
function expectLinesKept(text: string, before: string): void {
  const lines = text.split('\n');
  let at = 0;
  for (const line of before.split('\n')) {
    at = lines.indexOf(line, at);
    expect(at, `kept: ${line}`).toBeGreaterThanOrEqual(0);
    at += 1;
  }
}

const pasted = (name: string, path: string): string =>
  pasteNamed(name)
    .split(new RegExp(`^(?:==> |# )/?${path}(?: <==)?\n`, 'm'))[1]
    ?.split(/\n==> /)[0] ?? '';

test('(a) an error, a config without config_path, and the CA', async ({ app }) => {
  await paste(app, pasteNamed('a-no-config-path'));
  await expect(verdict(app)).toContainText('config_path');
  const files = await downloads(app);
  expect(Object.keys(files).sort()).toEqual([`etc/containerd/certs.d/${host}/ca.crt`, hosts, config]);
  expect(toml(files, config)).toMatchObject({
    version: 2,
    plugins: { 'io.containerd.grpc.v1.cri': { registry: { config_path: '/etc/containerd/certs.d' } } },
  });
  expectLinesKept(files[config] ?? '', pasted('a-no-config-path', config).trimEnd());
  expect(files[`etc/containerd/certs.d/${host}/ca.crt`]).toBe(pem('root'));
  const entry = { ca: `/etc/containerd/certs.d/${host}/ca.crt` };
  expect(toml(files, hosts)).toMatchObject({ ...entry, host: { [`https://${host}`]: entry } });
});

test('(b) mirrors, verification switched off and credentials in a version 2 config', async ({ app }) => {
  await paste(app, pasteNamed('b-mirrors'));
  await switchOnAll(app);
  const files = await downloads(app);
  expect(files[config]).not.toMatch(/insecure_skip_verify|endpoint/);
  expect(files[config]).toContain('sandbox_image = "registry.k8s.io/pause:3.9" # pinned on purpose\n');
  expect(toml(files, config)).toMatchObject({
    plugins: { 'io.containerd.grpc.v1.cri': { registry: { config_path: '/etc/containerd/certs.d' } } },
  });
  expect(toml(files, hosts)).toMatchObject({ host: { [`https://${host}`]: {} } });
  const hub = toml(files, 'etc/containerd/certs.d/docker.io/hosts.toml');
  expect(Object.keys(hub.host ?? {})).toEqual(['https://cache.internal.corp:5443', 'https://registry-1.docker.io']);
  for (const [path, text] of Object.entries(files)) {
    expect(text, path).not.toContain('skip_verify');
    if (path !== config) expect(text, path).not.toContain('not-a-real-password-1');
  }
});

test('(c) skip_verify, and server below a host table', async ({ app }) => {
  await paste(app, pasteNamed('c-hosts-toml'));
  await switchOnAll(app);
  await expect(app.getByRole('group', { name: 'Missing files' })).toContainText('ca.crt');
  const files = await downloads(app);
  const ca = `/etc/containerd/certs.d/${host}/ca.crt`;
  expect(toml(files, hosts)).toEqual({
    server: `https://${host}`,
    ca,
    host: { [`https://${host}`]: { capabilities: ['pull', 'resolve'], ca } },
  });
  expect(files[hosts]).toContain('# pull only, pushes go through CI\n');
});

for (const version of ['1.6', '1.7', '2.1'])
  test(`(d) the default config of containerd ${version}`, async ({ app }) => {
    const name = `d-default-${version}`;
    await paste(app, pasteNamed(name));
    const files = await downloads(app);
    const section = version === '2.1' ? 'io.containerd.cri.v1.images' : 'io.containerd.grpc.v1.cri';
    expect(toml(files, config)).toMatchObject({
      plugins: { [section]: { registry: { config_path: '/etc/containerd/certs.d' } } },
    });
    const changed = pasted(name, config)
      .split('\n')
      .filter((line) => !(files[config] ?? '').includes(line));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/^ +config_path = (?:""|'')$/);
    expect(toml(files, hosts)).toMatchObject({ host: { [`https://${host}`]: {} } });
  });

test('(e) insecure-registries and a trailing comma in daemon.json', async ({ app }) => {
  await paste(app, pasteNamed('e-daemon-json'));
  const files = await downloads(app);
  const daemon: unknown = JSON.parse(files['etc/docker/daemon.json'] ?? '');
  expect(daemon).toMatchObject({
    'log-driver': 'json-file',
    'log-opts': { 'max-size': '10m', 'max-file': '3' },
    'storage-driver': 'overlay2',
  });
  expect(files['etc/docker/daemon.json']).not.toContain('registry.internal.corp');
  expect(files['etc/docker/certs.d/registry.internal.corp:5000/ca.crt']).toBe(pem('root'));
});

test('(e) without the CA: what waits for another fix is switched on and off with it', async ({ app }) => {
  await paste(app, pasteNamed('e-daemon-json').split('==> ca.crt')[0] ?? '');
  const repair = app.getByRole('switch', { name: /Make it JSON/ }).first();
  const verify = app.getByRole('switch', { name: /^Verify registry/ });
  await expect(app.getByText('after “Make it JSON')).toBeVisible();
  await expect(repair).toBeChecked();
  await expect(verify).not.toBeChecked();
  await repair.click();
  await expect(repair).not.toBeChecked();
  await verify.click();
  await expect(repair).toBeChecked();
  const files = await downloads(app);
  expect(JSON.parse(files['etc/docker/daemon.json'] ?? '')).toMatchObject({ 'insecure-registries': [] });
  await repair.click();
  await expect(verify).not.toBeChecked();
});

test('(f) verification switched off in an Alpine and a Debian stage', async ({ app }) => {
  await paste(app, pasteNamed('f-dockerfile'));
  const files = await downloads(app);
  const dockerfile = files.Dockerfile ?? '';
  expect(dockerfile).not.toMatch(/-fsSLk|strict-ssl false|--trusted-host/);
  const [alpine = '', debian = ''] = dockerfile.split('FROM python');
  expect(alpine.indexOf('COPY')).toBeLessThan(alpine.indexOf('npm ci'));
  expect(debian).toContain('update-ca-certificates');
  expect(debian.indexOf('update-ca-certificates')).toBeLessThan(debian.indexOf('RUN curl'));
  expect(dockerfile).toContain('# the proxy breaks TLS\n');
  await expect(app.getByRole('group', { name: 'Missing files' })).toBeVisible();
});

test('(g) what openssl s_client shows, without the root', async ({ app }) => {
  await paste(app, pasteNamed('g-s-client'));
  await expect(verdict(app)).toContainText('Internal Corp Root CA');
  const files = await downloads(app);
  expect(toml(files, hosts)).toMatchObject({ host: { [`https://${host}`]: {} } });
  // Go takes an intermediate for an anchor as well; the leaf would not outlive its renewal.
  expect(files[`etc/containerd/certs.d/${host}/ca.crt`]).toBe(pem('intermediate'));
});

test('(h) the leaf pasted as the CA', async ({ app }) => {
  await paste(app, pasteNamed('h-leaf-as-ca'));
  await expect(verdict(app)).toContainText('own certificate, not the CA');
  const files = await downloads(app);
  expect(files[`etc/containerd/certs.d/${host}/ca.crt`]?.trimEnd()).toBe((pem('root') + pem('intermediate')).trimEnd());
  const ca = `/etc/containerd/certs.d/${host}/ca.crt`;
  expect(toml(files, hosts)).toMatchObject({ ca, host: { [`https://${host}`]: { ca } } });
});

test('(i) an error that is not about trust', async ({ app }) => {
  await paste(app, pasteNamed('i-not-trust'));
  await expect(verdict(app)).toContainText(/DNS|resolve|name/i);
  await expect(app.getByRole('button', { name: 'Download all' })).toHaveCount(0);
  await expect(app.getByText('ca.crt')).toHaveCount(0);
});
