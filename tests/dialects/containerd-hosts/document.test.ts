import { describe, expect, it } from 'vitest';
import { containerdHosts } from '../../../src/engine/dialects/containerd-hosts/index.ts';
import { analyse } from '../../../src/engine/index.ts';

const read = (text: string, path = '/etc/containerd/certs.d/harbor.internal.corp/hosts.toml') =>
  containerdHosts.read({ path, text });

describe('the facts of a hosts.toml', () => {
  it('hold the entries as containerd tries them, the top level last', () => {
    const { facts } = read(`server = "https://harbor.internal.corp"
ca = ["/a.pem", "/b.pem"]
client = [["/c.crt", "/c.key"], ["/both.pem"]]

[host."https://mirror.internal.corp"]
  capabilities = ["pull"]
  skip_verify = true
  override_path = true
`);
    expect(facts.hosts).toMatchObject([
      {
        url: { value: 'https://mirror.internal.corp' },
        capabilities: [{ value: 'pull' }],
        ca: [],
        skipVerify: { value: true },
        overridePath: { value: true },
        client: [],
      },
    ]);
    expect(facts.fallback).toMatchObject({
      url: { value: 'https://harbor.internal.corp' },
      ca: [{ value: '/a.pem' }, { value: '/b.pem' }],
      client: [{ certificate: '/c.crt', key: '/c.key' }, { certificate: '/both.pem' }],
    });
  });

  it('leave out what containerd drops or ignores, however it was meant', () => {
    const { facts, hosts, fallback } = read(`ca_file = "/a.pem"
[host]
"https://inline.internal.corp" = { ca = "/a.pem" }
[hosts."https://plural.internal.corp"]
[host."https://harbor.internal.corp".header]
x-team = "platform"
[host."https://last.internal.corp"]
server = "https://harbor.internal.corp"
`);
    const urls = ['https://harbor.internal.corp', 'https://last.internal.corp'];
    expect(facts.hosts.map(({ url }) => url?.value)).toEqual(urls);
    expect(facts.fallback.url).toBeUndefined();
    expect(facts.fallback.ca).toEqual([]);
    expect(hosts).toHaveLength(4);
    expect(fallback).toMatchObject({ url: { value: 'https://harbor.internal.corp' }, ca: [{ value: '/a.pem' }] });
  });

  it.each([
    [
      '/etc/containerd/certs.d/harbor.internal.corp:5000/hosts.toml',
      'harbor.internal.corp:5000',
      '/etc/containerd/certs.d',
    ],
    ['/etc/docker/certs.d/harbor/hosts.toml', 'harbor', '/etc/docker/certs.d'],
    ['/opt/registries/harbor.internal.corp/hosts.toml', 'harbor.internal.corp', '/opt/registries'],
    ['harbor.internal.corp/hosts.toml', 'harbor.internal.corp', undefined],
    ['C:\\containerd\\certs.d\\harbor5000\\hosts.toml', 'harbor5000', undefined],
    ['/etc/containerd/certs.d/harbor.internal.corp/prod/hosts.toml', undefined, undefined],
    ['/etc/containerd/certs.d/hosts.toml', undefined, undefined],
    ['/home/me/project/hosts.toml', undefined, undefined],
    ['hosts.toml', undefined, undefined],
  ])('take directory and config path from %s', (path, directory, configPath) => {
    const { facts } = read('', path);
    expect([facts.directory, facts.configPath]).toEqual([directory, configPath]);
  });
});

describe('a changed hosts.toml', () => {
  const text = '[host."https://harbor.internal.corp"]\n  skip_verify = true\n';

  it('needs no restart, and is verified before and after', async () => {
    const path = '/etc/containerd/certs.d/harbor.internal.corp/hosts.toml';
    const { plan } = await analyse({ files: [{ path, text }], accept: 'all' });
    expect(plan.actions.map(({ kind }) => kind)).not.toContain('restart');
    const verify = plan.actions.filter(({ kind }) => kind === 'verify').map(({ command }) => command);
    expect(verify).toEqual([expect.stringContaining('openssl s_client'), expect.stringContaining('crictl pull')]);
    expect(plan.actions.findIndex(({ kind }) => kind === 'verify')).toBeLessThan(
      plan.actions.findIndex(({ title }) => title === `Replace ${path}`),
    );
  });

  it('is tried with docker where docker reads it', async () => {
    const path = '/etc/docker/certs.d/harbor.internal.corp/hosts.toml';
    const { plan } = await analyse({ files: [{ path, text }], accept: 'all' });
    expect(plan.actions.map(({ command }) => command).join('\n')).toContain('docker pull');
  });

  it('does not bring more findings than a person reads', async () => {
    const many = Array.from({ length: 200 }, (_, n) => text.replace('harbor', `harbor${n}`)).join('\n');
    const { findings } = await analyse({ files: [{ path: 'hosts.toml', text: many }], accept: [] });
    expect(findings.filter(({ rule }) => rule === 'containerd-hosts/verification-disabled')).toHaveLength(50);
  });
});
