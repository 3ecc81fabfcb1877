import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../src/engine/index.ts';
import type { Trace } from '../../../../src/engine/workspace/report.ts';
import { at, certificates, host } from '../../../pki/index.ts';

const pems = await certificates();
const pem = (...names: (keyof typeof pems)[]): string => names.map((name) => pems[name]).join('');

const DAEMON = '/etc/docker/daemon.json';
const releases = ['20.10.24', '26.1.5', '28.5.2'] as const;
type Outcomes = Trace['outcome'] | Readonly<Record<(typeof releases)[number], Trace['outcome']>>;

/** What was measured with `docker pull` (facts/measured-matrix.md, docker), as far as files tell it. */
interface Row {
  what: string;
  daemon?: unknown;
  /** Files of certs.d, by their path below it. */
  certs?: Record<string, string>;
  /** Other files, by their path. */
  files?: Record<string, string>;
  /** The chain that the registry presents; by default leaf and intermediate. */
  chain?: string;
  registry?: string;
  outcome: Outcomes;
  /** Why the files alone tell another story than the run. */
  differs?: string;
}

const root = { [`${host}/ca.crt`]: pem('root') };
const inSystemStore = { '/etc/ssl/certs/ca-certificates.crt': pem('root') };
const sinceNew = (before: Trace['outcome'], after: Trace['outcome']): Outcomes => ({
  '20.10.24': before,
  '26.1.5': after,
  '28.5.2': after,
});

const rows: Record<string, Row> = {
  none: { what: 'no configuration at all', outcome: 'fails' },
  ca: { what: 'certs.d/<host>/ca.crt = root CA', certs: root, outcome: 'pulls' },
  insecure: { what: 'insecure-registries = [host]', daemon: { 'insecure-registries': [host] }, outcome: 'insecure' },
  'insecure-443': {
    what: '[host:443], image without a port',
    daemon: { 'insecure-registries': [`${host}:443`] },
    outcome: 'fails',
  },
  'insecure-scheme': {
    what: '["https://host"]',
    daemon: { 'insecure-registries': [`https://${host}`] },
    outcome: 'insecure',
  },
  'insecure-path': { what: '["host/prod"]', daemon: { 'insecure-registries': [`${host}/prod`] }, outcome: 'fails' },
  'insecure-wildcard': {
    what: '["*.internal.corp"]',
    daemon: { 'insecure-registries': ['*.internal.corp'] },
    outcome: 'fails',
  },
  'insecure-string': { what: 'a string, not a list', daemon: { 'insecure-registries': host }, outcome: 'fails' },
  'insecure-misspelt': { what: 'insecure-registry', daemon: { 'insecure-registry': [host] }, outcome: 'fails' },
  'insecure-expired': {
    what: 'and an expired certificate',
    daemon: { 'insecure-registries': [host] },
    chain: pem('expired-leaf', 'intermediate'),
    outcome: 'insecure',
  },
  'insecure+wrong-ca': {
    what: 'and certs.d with an unrelated CA',
    daemon: { 'insecure-registries': [host] },
    certs: { [`${host}/ca.crt`]: pem('other-root') },
    outcome: 'insecure',
  },
  'json-comma': { what: 'a comma too many', daemon: `{ "insecure-registries": ["${host}"], }`, outcome: 'fails' },
  'json-comment': { what: 'a // comment', daemon: '// x\n{}', certs: root, outcome: 'fails' },
  'json-empty': { what: 'empty, certs.d right', daemon: '', certs: root, outcome: sinceNew('fails', 'pulls') },
  'json-bom': {
    what: 'a byte order mark, certs.d right',
    daemon: '\ufeff{}',
    certs: root,
    outcome: sinceNew('fails', 'pulls'),
  },
  'json-unknown': { what: 'an unknown key, certs.d right', daemon: { 'tls-ca': '/x' }, certs: root, outcome: 'fails' },
  'json-duplicate': {
    what: 'insecure-registries twice, the second empty',
    daemon: `{ "insecure-registries": ["${host}"], "insecure-registries": [] }`,
    outcome: 'fails',
  },
  tlscacert: { what: 'tlscacert = the CA', daemon: { tlscacert: '/etc/docker/corp.crt' }, outcome: 'fails' },
  'json-crlf': { what: 'CRLF', daemon: `{\r\n  "insecure-registries": ["${host}"]\r\n}\r\n`, outcome: 'insecure' },
  'dir-443': { what: 'certs.d/<host>:443', certs: { [`${host}:443/ca.crt`]: pem('root') }, outcome: 'fails' },
  'port-dir': {
    what: 'image :5443, certs.d/<host>:5443',
    certs: { [`${host}:5443/ca.crt`]: pem('root') },
    registry: `${host}:5443`,
    outcome: 'pulls',
  },
  'port-dir-without': { what: 'image :5443, certs.d/<host>', certs: root, registry: `${host}:5443`, outcome: 'fails' },
  'ca-any-name': { what: 'corp-root.crt', certs: { [`${host}/corp-root.crt`]: pem('root') }, outcome: 'pulls' },
  'ca-pem-name': { what: 'ca.pem', certs: { [`${host}/ca.pem`]: pem('root') }, outcome: 'fails' },
  'ca-cert-name': { what: 'ca.cert', certs: { [`${host}/ca.cert`]: pem('root') }, outcome: 'fails' },
  'client-crt-name': {
    what: 'ca.crt, client.crt and client.key',
    certs: { ...root, [`${host}/client.crt`]: pem('leaf'), [`${host}/client.key`]: 'not a real key' },
    outcome: 'fails',
  },
  'ca-wrong': { what: 'an unrelated CA', certs: { [`${host}/ca.crt`]: pem('other-root') }, outcome: 'fails' },
  'ca-leaf': { what: "the server's own leaf", certs: { [`${host}/ca.crt`]: pem('leaf') }, outcome: 'pulls' },
  'ca-inter': { what: 'the intermediate only', certs: { [`${host}/ca.crt`]: pem('intermediate') }, outcome: 'pulls' },
  'ca-bundle': {
    what: 'root and intermediate',
    certs: { [`${host}/ca.crt`]: pem('root', 'intermediate') },
    outcome: 'pulls',
  },
  'ca-empty': { what: 'an empty ca.crt', certs: { [`${host}/ca.crt`]: '' }, outcome: 'fails' },
  'ca-der': { what: 'the root CA in DER', certs: { [`${host}/ca.crt`]: pem('root-der') }, outcome: 'fails' },
  'insecure-cidr': {
    what: 'insecure-registries = the network',
    daemon: { 'insecure-registries': ['192.0.2.0/24'] },
    outcome: 'insecure',
    differs: 'Only the resolver tells into which network the name leads.',
  },
  'insecure-plain-http': {
    what: 'image :5000 is plain HTTP, insecure-registries has it',
    daemon: { 'insecure-registries': [`${host}:5000`] },
    registry: `${host}:5000`,
    outcome: 'insecure',
  },
  'plain-http-none': {
    what: 'image :5000 is plain HTTP, no configuration',
    registry: `${host}:5000`,
    outcome: 'fails',
  },
  tlsverify: {
    what: 'tlsverify and tlscacert, no certificate of its own',
    daemon: { tlsverify: true, tlscacert: '/etc/docker/corp.crt' },
    outcome: 'fails',
  },
  mirror: {
    what: 'a mirror with the CA in its own directory, image docker.io',
    daemon: { 'registry-mirrors': [`https://${host}`] },
    certs: root,
    registry: 'docker.io',
    outcome: 'pulls',
  },
  'mirror-ca-docker-io': {
    what: 'a mirror with the CA in certs.d/docker.io, image docker.io',
    daemon: { 'registry-mirrors': [`https://${host}`] },
    certs: { 'docker.io/ca.crt': pem('root') },
    registry: 'docker.io',
    outcome: 'fails',
    differs: 'Docker Hub follows, of which the files say nothing; in the run it could not be reached.',
  },
  'mirror-no-ca': {
    what: 'a mirror without its CA, image docker.io',
    daemon: { 'registry-mirrors': [`https://${host}`] },
    registry: 'docker.io',
    outcome: 'fails',
    differs: 'Docker Hub follows, of which the files say nothing; in the run it could not be reached.',
  },
  loopback: { what: 'no configuration, the name of this machine', registry: 'localhost:5000', outcome: 'pulls' },
  'snapshotter-leaf': {
    what: "containerd-snapshotter, the server's own leaf",
    daemon: { features: { 'containerd-snapshotter': true } },
    certs: { [`${host}/ca.crt`]: pem('leaf') },
    outcome: 'pulls',
  },
  mtls: {
    what: 'client.cert and client.key',
    certs: { ...root, [`${host}/client.cert`]: pem('other-leaf'), [`${host}/client.key`]: 'not a real key' },
    outcome: 'pulls',
  },
  'mtls-none': {
    what: 'the server wants a client certificate',
    certs: root,
    outcome: 'fails',
    differs: 'That a server asks for one shows in no file of the client.',
  },
  snapshotter: {
    what: 'containerd-snapshotter, certs.d right',
    daemon: { features: { 'containerd-snapshotter': true } },
    certs: root,
    outcome: 'pulls',
  },
  'snapshotter-none': {
    what: 'containerd-snapshotter, no CA',
    daemon: { features: { 'containerd-snapshotter': true } },
    outcome: 'fails',
  },
  'snapshotter-insecure': {
    what: 'containerd-snapshotter, insecure-registries',
    daemon: { features: { 'containerd-snapshotter': true }, 'insecure-registries': [host] },
    outcome: 'insecure',
  },
  'mtls-no-key': {
    what: 'client.cert alone',
    certs: { ...root, [`${host}/client.cert`]: pem('leaf') },
    outcome: 'fails',
  },
  'mtls-key-no-cert': {
    what: 'client.key alone',
    certs: { ...root, [`${host}/client.key`]: 'not a real key' },
    outcome: 'fails',
  },
  'mirror-no-scheme': {
    what: 'a mirror without https://',
    daemon: { 'registry-mirrors': [host] },
    certs: root,
    outcome: 'fails',
  },
  'mirror-path': {
    what: 'a mirror with a path, for a private registry with its CA',
    daemon: { 'registry-mirrors': [`https://${host}/proxy`] },
    certs: root,
    outcome: sinceNew('fails', 'pulls'),
  },
  'chain-expired': { what: 'expired', certs: root, chain: pem('expired-leaf', 'intermediate'), outcome: 'fails' },
  'chain-future': { what: 'not yet valid', certs: root, chain: pem('future-leaf', 'intermediate'), outcome: 'fails' },
  'chain-cn-only': {
    what: 'common name only',
    certs: root,
    chain: pem('cn-only-leaf', 'intermediate'),
    outcome: 'fails',
  },
  'chain-wrong-san': {
    what: 'other names',
    certs: root,
    chain: pem('wrong-san-leaf', 'intermediate'),
    outcome: 'fails',
  },
  'chain-no-inter': { what: 'intermediate omitted', certs: root, chain: pem('leaf'), outcome: 'fails' },
  'chain-self-signed': {
    what: 'self-signed, that very certificate in certs.d',
    certs: { [`${host}/ca.crt`]: pem('self-signed') },
    chain: pem('self-signed'),
    outcome: 'pulls',
  },
  'chain-self-signed-ca': {
    what: 'self-signed as a CA, that very certificate in certs.d',
    certs: { [`${host}/ca.crt`]: pem('self-signed-ca') },
    chain: pem('self-signed-ca'),
    outcome: 'pulls',
  },
  'chain-wildcard': { what: 'wildcard', certs: root, chain: pem('wildcard-leaf', 'intermediate'), outcome: 'pulls' },
  'chain-sha1': { what: 'SHA-1', certs: root, chain: pem('sha1-leaf', 'intermediate'), outcome: 'fails' },
  'chain-rsa1024': { what: 'RSA 1024', certs: root, chain: pem('rsa1024-leaf', 'intermediate'), outcome: 'pulls' },
  'chain-expired-inter': {
    what: 'expired intermediate',
    certs: root,
    chain: pem('leaf-of-expired-intermediate', 'expired-intermediate'),
    outcome: 'fails',
  },
  'chain-other': { what: 'another CA signs', certs: root, chain: pem('other-leaf'), outcome: 'fails' },
  'chain-ip-only': {
    what: 'addresses only',
    certs: root,
    chain: pem('ip-only-leaf', 'intermediate'),
    outcome: 'fails',
  },
  'chain-with-root': {
    what: 'root sent along',
    certs: root,
    chain: pem('leaf', 'intermediate', 'root'),
    outcome: 'pulls',
  },
  'chain-no-inter-bundle': {
    what: 'intermediate omitted, root and intermediate in certs.d',
    certs: { [`${host}/ca.crt`]: pem('root', 'intermediate') },
    chain: pem('leaf'),
    outcome: 'pulls',
  },
  'hosts-toml': {
    what: 'the right hosts.toml in the directory of containerd',
    files: {
      [`/etc/containerd/certs.d/${host}/hosts.toml`]: `server = "https://${host}"\n\n[host."https://${host}"]\n  capabilities = ["pull", "resolve"]\n  ca = "/etc/containerd/pki/corp-root.crt"\n`,
      '/etc/containerd/pki/corp-root.crt': pem('root'),
    },
    outcome: 'fails',
  },
  'os-trust': { what: 'root CA in the store of the system', files: inSystemStore, outcome: 'pulls' },
  'os-trust+wrong-ca': {
    what: 'and an unrelated CA in certs.d',
    files: inSystemStore,
    certs: { [`${host}/ca.crt`]: pem('other-root') },
    outcome: 'pulls',
  },
  'mirror-os-trust': {
    what: 'a mirror, root CA in the store of the system',
    daemon: { 'registry-mirrors': [`https://${host}`] },
    files: inSystemStore,
    registry: 'docker.io',
    outcome: 'pulls',
    differs: 'The chain that is pasted is that of Docker Hub: the mirror’s is not known.',
  },
  auth: { what: 'a password, which docker login knows', certs: root, outcome: 'pulls' },
  'auth-none': {
    what: 'a password, which nobody gave',
    certs: root,
    outcome: 'fails',
    differs: 'What a registry asks of its clients shows in no file of theirs.',
  },
  'dockerfile-run': {
    what: 'the base image of a build, CA in certs.d',
    certs: root,
    files: { Dockerfile: `FROM ${host}/prod/app:1.4.2\nRUN true\n` },
    outcome: 'pulls',
  },
};

async function outcomeOf(row: Row, version: string): Promise<Trace['outcome'] | undefined> {
  const { daemon, certs = {}, files: others = {}, chain = pem('leaf', 'intermediate'), registry = host } = row;
  const text = typeof daemon === 'string' ? daemon : JSON.stringify(daemon, null, 2);
  const files = [
    ...(daemon === undefined ? [] : [{ path: DAEMON, text }]),
    ...Object.entries(certs).map(([path, content]) => ({ path: `/etc/docker/certs.d/${path}`, text: content })),
    ...Object.entries(others).map(([path, content]) => ({ path, text: content })),
    { path: 'presented-chain.txt', text: handshakeText(chain) },
  ];
  const report = await analyse({ files, target: { runtime: 'docker', version, registry }, at, accept: [] });
  return report.traces.before[0]?.outcome;
}

/** As `openssl s_client -showcerts` prints it. */
const handshakeText = (chain: string): string =>
  `CONNECTED(00000003)\n---\nCertificate chain\n${chain}---\nServer certificate\nsubject=CN = ${host}\n---\n`;

describe.each(Object.entries(rows))('docker/%s', (_, row) => {
  test.each(releases)(`${row.what}: %s`, async (version) => {
    const expected = typeof row.outcome === 'string' ? row.outcome : row.outcome[version];
    // An exception that has become none has to go.
    if (row.differs) expect(await outcomeOf(row, version)).not.toBe(expected);
    else expect(await outcomeOf(row, version)).toBe(expected);
  });
});
