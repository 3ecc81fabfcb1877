import type { Page } from '@playwright/test';
import { paste, pem } from './session.ts';
import { expect, test } from './site.ts';

const host = 'harbor.internal.corp';
const directory = `/etc/containerd/certs.d/${host}`;
const error = `Failed to pull image "${host}/prod/app:1.4.2": failed to pull and unpack image "${host}/prod/app:1.4.2": failed to resolve reference "${host}/prod/app:1.4.2": failed to do request: Head "https://${host}/v2/prod/app/manifests/1.4.2": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`;
const dockerError = `Error response from daemon: Get "https://${host}/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`;
const config = (registry: string) =>
  `==> /etc/containerd/config.toml <==\nversion = 2\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n${registry}\n`;
const ca = `==> ${directory}/ca.crt <==\n${pem('root')}`;
const hosts = `==> ${directory}/hosts.toml <==\nserver = "https://${host}"\nca = "${directory}/ca.crt"\n\n[host."https://${host}"]\n  capabilities = ["pull", "resolve"]\n  ca = "${directory}/ca.crt"\n\n`;

const opinion = (app: Page) => app.getByRole('region', { name: 'containerd’s own code' });
const row = (app: Page, release: string) => opinion(app).getByRole('row').filter({ hasText: release });

async function askOne(app: Page): Promise<void> {
  await opinion(app)
    .getByRole('button', { name: /^Ask containerd/ })
    .click();
  await expect(opinion(app).getByRole('row')).toHaveCount(2, { timeout: 30_000 });
  await expect(opinion(app)).toHaveAttribute('aria-busy', 'false');
}

async function setVersion(app: Page, version: string): Promise<void> {
  await app.getByLabel('Version').fill(version);
  await app.getByLabel('Version').press('Enter');
  await expect(app.locator('[aria-busy=true]')).toHaveCount(0);
}

test('all releases side by side: a list in config_path works on 1.7 and 2.0, and finds nothing from 2.1 on', async ({
  app,
}) => {
  await paste(app, `${error}${config('  config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"')}${hosts}${ca}`);
  await app.getByRole('switch').click();
  await expect(app.getByRole('switch')).toBeChecked();
  await opinion(app).getByRole('button', { name: 'Ask all releases' }).click();
  await expect(opinion(app)).toHaveAttribute('aria-busy', 'true');
  await expect(opinion(app)).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  const cells = (release: string) => row(app, release).getByRole('cell');
  for (const release of ['1.7.', '2.0.']) await expect(cells(release).first()).toContainText('own CA');
  for (const release of ['2.1.', '2.2.', '2.3.']) {
    await expect(cells(release).first()).toContainText('system roots');
    await expect(cells(release).last()).toContainText('own CA');
  }
});

test('on 2.2 a list in config_path finds nothing, and the repaired one does', async ({ app }) => {
  await paste(app, `${error}${config('  config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"')}${hosts}${ca}`);
  await setVersion(app, '2.2');
  await askOne(app);
  await expect(row(app, '2.2.')).toContainText('trusts the system’s roots alone');
  await expect(row(app, '2.2.')).toContainText('own CA');
  await app.getByRole('tab', { name: 'Proof' }).click();
  const item = app.getByRole('listitem').filter({ hasText: /containerd 2\.2\.\d+’s own loader and resolver/ });
  await expect(item).toContainText('Held:');
});

test('mirrors beside config_path keep the CRI plugin from loading', async ({ app }) => {
  const mirrors = `  config_path = "/etc/containerd/certs.d"\n  [plugins."io.containerd.grpc.v1.cri".registry.mirrors."${host}"]\n    endpoint = ["https://${host}"]`;
  await paste(app, `${error}${config(mirrors)}${hosts}${ca}`);
  await askOne(app);
  await expect(opinion(app)).toContainText('The CRI plugin is not loaded');
  await expect(opinion(app)).toContainText('mirrors cannot be set when config_path is provided');
  await expect(opinion(app).getByRole('cell').last()).toContainText('own CA');
});

test('of a broken hosts.toml beside a ca.crt it says what becomes of both', async ({ app }) => {
  const broken = `==> ${directory}/hosts.toml <==\nserver = "https://${host}"\n[host."https://${host}"\n  skip_verify = true\n\n`;
  await paste(app, `${error}${config('  config_path = "/etc/containerd/certs.d"')}${broken}${ca}`);
  await askOne(app);
  await opinion(app).getByText('Detail').first().click();
  await expect(opinion(app)).toContainText('hosts.toml');
  await expect(opinion(app).getByRole('alert')).toHaveCount(0);
});

test('of a daemon.json Docker’s own code has its word', async ({ app }) => {
  await paste(
    app,
    `==> /etc/docker/daemon.json <==\n{\n  "insecure-registries": ["${host}"]\n}\n\n${dockerError}${pem('root')}`,
  );
  const docker = app.getByRole('region', { name: 'Docker’s own code' });
  await docker.getByRole('button', { name: /^Ask moby/ }).click();
  await expect(docker.getByRole('row')).toHaveCount(2, { timeout: 30_000 });
  await expect(docker.getByRole('cell').first()).toContainText('unverified');
  await expect(docker).toContainText('containerd image store');
  await expect(docker.getByRole('alert')).toHaveCount(0);
});

test('it is asked for nothing where the code of the case’s runtime is not here', async ({ app }) => {
  await paste(app, `==> /etc/buildkit/buildkitd.toml <==\n[registry."${host}"]\n  insecure = true\n`);
  await expect(app.getByRole('region', { name: /’s own code$/ })).toHaveCount(0);
});
