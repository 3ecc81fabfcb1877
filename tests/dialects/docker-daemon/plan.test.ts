import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';

async function planOf(path: string, version = '') {
  const files = [{ path, text: '{\n  "insecure-registries": ["harbor.internal.corp"],\n}\n' }];
  return (await analyse({ files, target: { version }, accept: 'all' })).plan;
}

const commands = async (path: string, version?: string) =>
  (await planOf(path, version)).actions.map(({ command }) => command);

test('a broken file is repaired and its registry trusted in one plan, in an order that breaks nothing', async () => {
  const plan = await planOf('daemon.json');
  expect(plan.files.map(({ installAt, after }) => [installAt, after])).toEqual([
    ['/etc/docker/daemon.json', '{\n  "insecure-registries": []\n}\n'],
  ]);
  expect(plan.missing.map(({ path }) => path)).toEqual(['/etc/docker/certs.d/harbor.internal.corp/ca.crt']);
  const at = (part: string) => plan.actions.findIndex(({ command }) => command.includes(part));
  const order = ['verify_hostname', 'dockerd --validate', 'cp --no-preserve', 'reload-or-restart', 'docker pull'].map(
    at,
  );
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

test('dockerd 20.10 has no --validate', async () => {
  expect((await commands('/etc/docker/daemon.json', '20.10.24')).join('\n')).not.toContain('--validate');
});

test('a rootless dockerd is reloaded by its user', async () => {
  expect(await commands('/home/ci/.config/docker/daemon.json')).toContain('systemctl --user reload-or-restart docker');
});

test('Docker Desktop has to restart', async () => {
  expect(await commands('/home/ci/.docker/daemon.json')).toContain('docker desktop restart');
});

test('on Windows the directory of a registry has no colon', async () => {
  const files = [
    {
      path: 'C:\\ProgramData\\docker\\config\\daemon.json',
      text: '{ "insecure-registries": ["harbor.internal.corp:8443"] }',
    },
  ];
  const { plan } = await analyse({ files, accept: 'all' });
  expect(plan.missing.map(({ path }) => path)).toEqual([
    'C:\\ProgramData\\docker\\certs.d\\harbor.internal.corp8443\\ca.crt',
  ]);
  expect(plan.actions.map(({ command }) => command)).toContain('Restart-Service docker');
});
