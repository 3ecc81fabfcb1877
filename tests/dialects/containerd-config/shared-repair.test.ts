import { expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';

const REGISTRY = 'plugins."io.containerd.grpc.v1.cri".registry';

it('is one repair for every rule that is about a part of it, and each of them counts as repaired', async () => {
  const text = `version = 2

[${REGISTRY}]

[${REGISTRY}.mirrors."docker.io"]
  endpoint = ["https://mirror.internal.corp"]

[${REGISTRY}.configs."mirror.internal.corp".tls]
  insecure_skip_verify = true
`;
  const report = await analyse({ files: [{ path: '/etc/containerd/config.toml', text }], accept: 'all' });
  expect(report.findings.map(({ rule }) => rule.split('/')[1])).toEqual([
    'legacy-mirrors',
    'legacy-tls',
    'verification-disabled',
  ]);
  expect(report.plan.accepted).toEqual(report.findings.map(({ id }) => id));
  expect(report.plan.unresolved).toEqual([]);
  expect(report.plan.files.map(({ path }) => path)).toEqual([
    '/etc/containerd/config.toml',
    '/etc/containerd/certs.d/docker.io/hosts.toml',
    '/etc/containerd/certs.d/mirror.internal.corp/hosts.toml',
  ]);
});
