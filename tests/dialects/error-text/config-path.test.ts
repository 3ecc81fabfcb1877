import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import type { SourceFile } from '../../../src/engine/workspace/source-file.ts';
import type { Workspace } from '../../../src/engine/workspace/workspace.ts';

const HOST = 'harbor.internal.corp';
const error = `failed to pull and unpack image "${HOST}/prod/app:1": failed to resolve reference "${HOST}/prod/app:1": failed to do request: Head "https://${HOST}/v2/prod/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`;
const config = (path: string) =>
  `version = 2\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "${path}"\n`;

async function twice(configPath: string, accept: Workspace['accept'], target: Workspace['target']) {
  const files: SourceFile[] = [
    { path: 'error.txt', text: `kubelet: ${error}` },
    { path: '/etc/containerd/config.toml', text: config(configPath) },
  ];
  const { plan, findings } = await analyse({ files, accept, target });
  const changed = new Map(plan.files.map(({ path, after }) => [path, after]));
  const again = [...files, ...plan.files.map(({ path }) => ({ path, text: '' }))].map(({ path, text }) => ({
    path,
    text: changed.get(path) ?? text,
  }));
  const distinct = [...new Map(again.map((file) => [file.path, file])).values()];
  return { plan, findings, second: (await analyse({ files: distinct, accept, target })).plan };
}

const hostsTomls = (plan: { files: { path: string }[] }) =>
  plan.files.map(({ path }) => path).filter((path) => path.endsWith('hosts.toml'));

/** Where the hosts.toml goes when everything is accepted: below the one absolute directory that config_path then names. */
test.each([
  ['/etc/containerd/certs.d', '/etc/containerd/certs.d'],
  ['/opt/registries/', '/opt/registries'],
  ['etc/containerd/certs.d', '/etc/containerd/certs.d'],
  ['certs.d', '/etc/containerd/certs.d'],
  ['./opt/registries', '/opt/registries'],
  ['/opt/registries:/etc/docker/certs.d', '/opt/registries'],
  ['opt/registries:/etc/docker/certs.d', '/opt/registries'],
  [`/opt/registries/${HOST}`, '/opt/registries'],
  [`/etc/containerd/certs.d/${HOST}/hosts.toml`, '/etc/containerd/certs.d'],
])('config_path = "%s" puts the CA below %s', async (written, root) => {
  for (const version of ['', '1.7.24', '2.2.1'])
    for (const accept of ['safe', 'all'] as const) {
      const { plan, second } = await twice(written, accept, { version });
      const expected = [`${root}/${HOST}/hosts.toml`];
      expect([version, accept, hostsTomls(plan)]).toEqual([version, accept, expected]);
      expect(second.files).toEqual([]);
    }
});

test('a directory that only its author knows is asked for before anything is put there', async () => {
  const { plan, findings, second } = await twice('registries', 'all', {});
  expect(plan.files).toEqual([]);
  expect(second.files).toEqual([]);
  const told = findings.find(({ rule }) => rule === 'error-text/registry-not-trusted');
  expect(told?.fix).toBeUndefined();
  expect(told?.declined).toContain('config_path');
});

test('the CA alone is not put where a relative config_path leads to nobody knows where', async () => {
  const { plan, second } = await twice('etc/containerd/certs.d', ['error-text/registry-not-trusted'], {});
  expect(plan.files).toEqual([]);
  expect(second.files).toEqual([]);
});

describe('config_path as `containerd config dump | grep config_path` prints it', () => {
  const transfer = '170:    config_path = ""\n';
  const fixFor = async (shown: string) => {
    const text = `kubelet: ${error}$ containerd config dump | grep -n config_path\n${shown}${transfer}`;
    const { findings } = await analyse({ files: [{ path: 'error.txt', text }] });
    const finding = findings.find(({ rule }) => rule === 'error-text/registry-not-trusted');
    return finding?.fix?.creates.map(({ path }) => path) ?? finding?.declined;
  };

  test('is where the CA goes', async () => {
    const directory = '/etc/containerd/hosts.d';
    expect(await fixFor(`50:      config_path = "${directory}"\n`)).toEqual([
      `${directory}/harbor.internal.corp/hosts.toml`,
    ]);
  });

  test.each(['""', "'/etc/containerd/certs.d:/etc/docker/certs.d'", '"certs.d"'])(
    'is no place for it when it is %s',
    async (value) => {
      expect(await fixFor(`50:      config_path = ${value}\n`)).toMatch(/one absolute directory: paste the whole file/);
    },
  );
});
