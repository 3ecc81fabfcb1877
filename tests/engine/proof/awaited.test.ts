import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import type { Finding } from '../../../src/engine/workspace/report.ts';
import type { Workspace } from '../../../src/engine/workspace/workspace.ts';

const daemon = { path: '/etc/docker/daemon.json', text: '{\n  "insecure-registries": ["harbor.internal.corp"],\n}\n' };

async function told(rule: string, file: { path: string; text: string }, accept?: Workspace['accept']) {
  const { findings, plan } = await analyse({ files: [file], ...(accept && { accept }) });
  const finding = findings.find((one) => one.rule === rule);
  const rules = plan.accepted.map((accepted) => findings.find(({ id }) => id === accepted)?.rule);
  return { finding, first: firstOf(findings, finding), rules, after: plan.files.at(0)?.after };
}

const firstOf = (findings: readonly Finding[], finding: Finding | undefined) =>
  findings.filter(({ id }) => finding?.after?.includes(id)).map(({ rule }) => rule);

test('a fix that waits for another is told with its title and what it waits for, and not refused', async () => {
  const { finding, first, rules } = await told('docker-daemon/insecure-registry', daemon);
  expect(finding?.fix?.title).toBe('Verify harbor.internal.corp with its CA instead of accepting any certificate');
  expect(finding?.fix).toMatchObject({ safety: 'needs-review', edits: [], creates: [] });
  expect(finding?.fix?.missing).toHaveLength(1);
  expect(finding?.declined).toBeUndefined();
  expect(first).toEqual(['docker-daemon/not-json']);
  expect(rules).toEqual(['docker-daemon/not-json']);
});

test('to accept it by id, by rule or with all others is to accept both', async () => {
  const rule = 'docker-daemon/insecure-registry';
  const id = (await told(rule, daemon)).finding?.id ?? '';
  for (const accept of ['all', [id], [rule]] as const) {
    const { rules, after } = await told(rule, daemon, accept === 'all' ? accept : [...accept]);
    expect(rules).toEqual(['docker-daemon/not-json', rule]);
    expect(after).toBe('{\n  "insecure-registries": []\n}\n');
  }
});

test('what the other fix leaves without one says why', async () => {
  const range = { ...daemon, text: '{\n  "insecure-registries": ["10.0.0.0/8"],\n}\n' };
  const { finding } = await told('docker-daemon/insecure-registry', range);
  expect(finding?.fix).toBeUndefined();
  expect(finding?.declined).toContain('no certs.d directory for a range');
});

test('where the first one has no fix, nothing waits for it', async () => {
  const unclear = { ...daemon, text: '{ "insecure-registries": ["harbor.internal.corp"] ] } {' };
  const { finding } = await told('docker-daemon/insecure-registry', unclear, 'all');
  expect(finding?.after).toBeUndefined();
  expect(finding?.fix).toBeUndefined();
});

test('the same holds for both of containerd’s files', async () => {
  const hosts = {
    path: '/etc/containerd/certs.d/harbor.internal.corp/hosts.toml',
    text: 'server = https://harbor.internal.corp\n\n[host."https://harbor.internal.corp"]\n  ca_file = "/etc/ssl/corp.pem"\n',
  };
  const unknownKey = 'containerd-hosts/unknown-key';
  const ofHosts = await told(unknownKey, hosts, [unknownKey]);
  expect(ofHosts.first).toEqual(['containerd-hosts/not-toml']);
  expect(ofHosts.rules).toEqual(['containerd-hosts/not-toml', unknownKey]);
  expect(ofHosts.after).toContain('  ca = "/etc/ssl/corp.pem"\n');

  const config = {
    path: '/etc/containerd/config.toml',
    text: 'version: 2\n[plugins."io.containerd.grpc.v1.cri".registry.configs."harbor.internal.corp".tls]\n  ca_file = "/etc/ssl/corp.pem"\n',
  };
  const legacy = 'containerd-config/legacy-tls';
  const ofConfig = await told(legacy, config, [legacy]);
  expect(ofConfig.first).toEqual(['containerd-config/not-toml']);
  expect(ofConfig.rules).toEqual(['containerd-config/not-toml', legacy]);
  expect(ofConfig.after).toContain('config_path');
});
