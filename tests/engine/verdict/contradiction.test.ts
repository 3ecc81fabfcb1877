import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { certificates } from '../../pki/index.ts';
import { sClient } from '../trust/s-client.ts';

const pems = await certificates();
const host = 'harbor.internal.corp';
const directory = `/etc/containerd/certs.d/${host}`;
const x509 = 'tls: failed to verify certificate: x509: certificate signed by unknown authority\n';
const refused = {
  path: 'error.txt',
  text: `failed to pull and unpack image "${host}/a/b:1": failed to resolve reference "${host}/a/b:1": failed to do request: Head "https://${host}/v2/a/b/manifests/1": ${x509}`,
};
const config = {
  path: '/etc/containerd/config.toml',
  text: 'version = 2\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d"\n',
};
const ca = { path: `${directory}/ca.crt`, text: pems.root ?? '' };
const hosts = {
  path: `${directory}/hosts.toml`,
  text: `server = "https://${host}"\nca = "${ca.path}"\n\n[host."https://${host}"]\n  capabilities = ["pull", "resolve"]\n  ca = "${ca.path}"\n`,
};

async function told(...files: { path: string; text: string }[]) {
  const { cause, plan, unchecked, findings } = await analyse({ files, at: '2026-11-21T00:00:00Z' });
  return { summary: cause?.summary ?? '', asks: unchecked.map(({ ask = '' }) => ask).join('\n'), plan, findings };
}

test('files that are right and a refusal: not gone by, or the wrong CA, and what tells which', async () => {
  for (const files of [
    [refused, config, hosts, ca],
    [refused, config, hosts],
  ]) {
    const { summary, asks, plan } = await told(...files);
    expect(summary).toContain('either it does not go by these files, or the CA that they name did not sign it');
    expect(plan.files).toEqual([]);
    expect(asks).toContain(`-CAfile ${ca.path} -partial_chain`);
    expect(asks).toContain('systemctl show containerd -p ActiveEnterTimestamp');
    expect(asks).toContain(`journalctl -u containerd --since -1h | grep -F ${host}`);
  }
});

test('a CA that did sign what the registry was seen to send: then the files are not gone by', async () => {
  const seen = { path: 's_client.txt', text: sClient([pems.leaf ?? '', pems.intermediate ?? '']) };
  const { summary, asks } = await told(refused, config, hosts, ca, seen);
  expect(summary).toContain('so the containerd that failed does not go by these files');
  expect(asks).not.toContain('-CAfile');
});

test('a token server is another host with another certificate', async () => {
  const token = {
    path: 'error.txt',
    text: `failed to pull and unpack image "${host}/a/b:1": failed to resolve reference "${host}/a/b:1": failed to authorize: failed to fetch anonymous token: Get "https://auth.internal.corp/service/token?service=harbor": ${x509}`,
  };
  const { summary } = await told(token, config, hosts, ca);
  expect(summary).toBe(
    'The CA of auth.internal.corp, to which the registry sends containerd on, is not among those that `ca` names.',
  );
});

test('dockerd with its CA in place', async () => {
  const docker = { path: 'error.txt', text: `Error response from daemon: Get "https://${host}/v2/": ${x509}` };
  const { summary, asks } = await told(docker, { ...ca, path: `/etc/docker/certs.d/${host}/ca.crt` });
  expect(summary).toContain('By these files dockerd trusts');
  expect(asks).toContain('docker context ls');
});

test('nothing of the kind where the files are in the way, or are repaired', async () => {
  const unset = { ...config, text: 'version = 2\n' };
  const { summary, asks, findings } = await told(refused, unset, hosts, ca);
  expect(summary).toContain('config_path');
  expect(asks).not.toContain('ActiveEnterTimestamp');
  expect(findings.filter(({ fix }) => fix)).not.toEqual([]);
});
