import { expect, test } from 'vitest';
import { analyse } from '../../../../src/engine/index.ts';
import type { Station, Trace } from '../../../../src/engine/workspace/report.ts';
import { at, certificates, host } from '../../../pki/index.ts';

const pems = await certificates();

async function trace(files: Record<string, string>, registry: string, version = '28.5.2'): Promise<Trace | undefined> {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  const report = await analyse({ files: list, target: { runtime: 'docker', version, registry }, at, accept: [] });
  return report.traces.before[0];
}

const station = (of: Trace | undefined, name: Station['name']) => of?.stations.find((one) => one.name === name);
const daemon = (settings: object) => ({ '/etc/docker/daemon.json': JSON.stringify(settings) });
const certs = (path: string, pem = pems.root) => ({ [`/etc/docker/certs.d/${path}`]: pem });
const mirror = { 'registry-mirrors': [`https://${host}`] };
const snapshotter = { features: { 'containerd-snapshotter': true } };

test('the classic store verifies a mirror with the CA of its own directory (row mirror)', async () => {
  const own = await trace({ ...daemon(mirror), ...certs(`${host}/ca.crt`) }, 'docker.io');
  expect(own?.outcome).toBe('pulls');
  expect(station(own, 'endpoint')?.says).toBe(`https://${host}`);
  const shared = await trace({ ...daemon(mirror), ...certs('docker.io/ca.crt') }, 'docker.io');
  expect(station(shared, 'tls')?.state).toBe('broken');
  // Docker Hub follows, of which the files say nothing.
  expect(shared?.outcome).toBe('unknown');
});

test('the containerd store of 28 looks into the directory of Docker Hub (row mirror-ca-docker-io of builds)', async () => {
  const settings = daemon({ ...mirror, ...snapshotter });
  expect((await trace({ ...settings, ...certs('docker.io/ca.crt') }, 'docker.io'))?.outcome).toBe('pulls');
  const own = await trace({ ...settings, ...certs(`${host}/ca.crt`) }, 'docker.io');
  expect(station(own, 'tls')?.state).toBe('broken');
  const older = await trace({ ...settings, ...certs(`${host}/ca.crt`) }, 'docker.io', '26.1.5');
  expect(older?.outcome).toBe('pulls');
});

test('mirrors have no part in pulls from a private registry', async () => {
  const pull = await trace(
    { ...daemon({ 'registry-mirrors': ['http://mirror.internal.corp'] }), ...certs(`${host}/ca.crt`) },
    host,
  );
  expect(pull?.outcome).toBe('pulls');
});

test('an insecure mirror makes pulls from Docker Hub insecure', async () => {
  expect((await trace(daemon({ 'registry-mirrors': ['http://mirror.internal.corp'] }), 'docker.io'))?.outcome).toBe(
    'insecure',
  );
  expect((await trace(daemon({ ...mirror, 'insecure-registries': [host] }), 'docker.io'))?.outcome).toBe('insecure');
});

test('Docker Hub itself is verified with the system roots, whatever the lists say', async () => {
  const pull = await trace(daemon({ 'insecure-registries': ['docker.io'] }), 'docker.io');
  expect(station(pull, 'config')?.state).toBe('ok');
  expect(station(pull, 'host-directory')?.state).toBe('unreached');
  expect(pull?.outcome).toBe('unknown');
});

test('of a range only the resolver could tell (row insecure-cidr)', async () => {
  const settings = daemon({ 'insecure-registries': ['192.0.2.0/24'] });
  expect((await trace(settings, host))?.outcome).toBe('unknown');
  expect(station(await trace(settings, host), 'config')?.state).toBe('unknown');
  expect((await trace(settings, '192.0.2.9:5000'))?.outcome).toBe('insecure');
});

test('this machine needs no entry (row loopback)', async () => {
  const pull = await trace(daemon({}), 'localhost:5000');
  expect(pull?.outcome).toBe('pulls');
  expect(station(pull, 'config')?.says).toContain('this machine');
});

test('the containerd store reads hosts.toml beside the certificates since 28.0', async () => {
  const hosts = `server = "https://${host}"\n\n[host."https://${host}"]\n  ca = "/etc/docker/corp.crt"\n`;
  const files = { '/etc/docker/corp.crt': pems.root, [`/etc/docker/certs.d/${host}/hosts.toml`]: hosts };
  expect((await trace({ ...daemon(snapshotter), ...files }, host))?.outcome).toBe('pulls');
  expect((await trace({ ...daemon({}), ...files }, host))?.outcome).toBe('fails');
  expect((await trace({ ...daemon(snapshotter), ...files }, host, '27.5.1'))?.outcome).toBe('fails');
});

test('a key without its certificate does not matter to the containerd store (row mtls-key-no-cert of builds)', async () => {
  const files = { ...certs(`${host}/ca.crt`), [`/etc/docker/certs.d/${host}/client.key`]: 'not a real key' };
  expect((await trace({ ...daemon(snapshotter), ...files }, host))?.outcome).toBe('pulls');
  const classic = await trace({ ...daemon({}), ...files }, host);
  expect(station(classic, 'host-directory')?.says).toBe('missing client certificate client.cert for key client.key');
});

test('what keeps dockerd from starting is quoted at its place', async () => {
  const pull = await trace(daemon({ 'tls-ca': '/x' }), host);
  expect(station(pull, 'config')).toMatchObject({
    state: 'broken',
    says: "dockerd does not start: the following directives don't match any configuration option: tls-ca",
    range: { start: 1, end: 9 },
  });
});

test('a rootless dockerd reads certs.d below the home directory', async () => {
  const files = {
    '/home/ci/.config/docker/daemon.json': '{}',
    [`/home/ci/.config/docker/certs.d/${host}/ca.crt`]: pems.root,
  };
  expect((await trace(files, host))?.outcome).toBe('pulls');
});
