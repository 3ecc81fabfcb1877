import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';

const error = {
  path: 'error.txt',
  text: 'failed to pull and unpack image "harbor.internal.corp/team/api:7": failed to resolve image: failed to do request: Head "https://harbor.internal.corp/v2/team/api/manifests/7": tls: failed to verify certificate: x509: certificate signed by unknown authority\n',
};
const list = (indent: string) => ({
  path: '/etc/containerd/config.toml',
  text: `${indent}[plugins.'io.containerd.cri.v1.images'.registry]\n${indent}  config_path = '/etc/containerd/certs.d:/etc/docker/certs.d'\n`,
});

const planOf = async (...files: { path: string; text: string }[]) =>
  (await analyse({ files, accept: ['containerd-config/config-path-is-a-list'] })).plan;

test('where the image that failed is named, the plan ends with pulling it', async () => {
  const { actions } = await planOf(error, { ...list(''), text: `version = 3\n${list('').text}` });
  expect(actions.map(({ command }) => command).at(-1)).toContain('crictl pull harbor.internal.corp/team/api:7');
});

test('an excerpt is carried over by hand and never takes the place of the file', async () => {
  const { files, actions, rollback } = await planOf(error, list('    '));
  expect(files.map(({ installAt }) => installAt)).toEqual([undefined]);
  const commands = actions.map(({ command }) => command);
  expect(commands.join('\n')).not.toContain('--no-preserve');
  expect(commands.findIndex((command) => command.includes('sudoedit /etc/containerd/config.toml'))).toBeLessThan(
    commands.indexOf('sudo systemctl restart containerd'),
  );
  expect(rollback.map(({ command }) => command)).toEqual([
    'sudo mv -f /etc/containerd/config.toml.before-known-authority /etc/containerd/config.toml',
    'sudo systemctl restart containerd',
  ]);
});
