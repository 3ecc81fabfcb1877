import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../src/engine/index.ts';
import type { Trace } from '../../../../src/engine/workspace/report.ts';
import { at, certificates, host } from '../../../pki/index.ts';
import { sClient } from '../../trust/s-client.ts';

const pems = await certificates();
type Pem = keyof typeof pems;
const pem = (...names: Pem[]): string => names.map((name) => pems[name]).join('');

const programs = [
  ['podman', '4.3.1'],
  ['podman', '5.4.2'],
  ['podman', '5.8.6'],
  ['skopeo', '1.9.3'],
  ['skopeo', '1.18.0'],
  ['skopeo', '1.22.0'],
  ['cri-o', '1.36.3'],
] as const;

/** A row of facts/measured-matrix.md, containers-image, as far as files tell it. One letter a program: pulls, insecure, fails. */
interface Row {
  conf?: string;
  /** Files besides, by their path. */
  files?: Record<string, string>;
  chain?: readonly Pem[];
  registry?: string;
  measured: string;
  /** Why the files alone tell another story than the run. */
  differs?: string;
}

const certs = (path: string, text: string) => ({ [`/etc/containers/certs.d/${path}`]: text });
const root = certs(`${host}/ca.crt`, pem('root'));
const insecure = `[[registry]]\nlocation = "${host}"\ninsecure = true\n`;
const all = (letter: string): string => letter.repeat(programs.length);
const ca = (name: Pem, letter: string): Row => ({
  files: certs(`${host}/ca.crt`, pems[name]),
  measured: all(letter),
});
const chain = (letter: string, ...names: Pem[]): Row => ({ files: root, chain: names, measured: all(letter) });

const rows: Record<string, Row> = {
  none: { measured: all('f') },
  ca: { files: root, measured: all('p') },
  'docker-certs': { files: { [`/etc/docker/certs.d/${host}/ca.crt`]: pem('root') }, measured: all('p') },
  'docker-certs+empty': {
    files: { [`/etc/docker/certs.d/${host}/ca.crt`]: pem('root'), ...certs(`${host}/README`, 'x') },
    measured: all('f'),
  },
  insecure: { conf: insecure, measured: all('i') },
  'insecure-prefix': { conf: `[[registry]]\nprefix = "${host}"\ninsecure = true\n`, files: root, measured: all('f') },
  'insecure-path': { conf: insecure.replace(host, `${host}/prod`), measured: all('i') },
  'insecure-wildcard': { conf: '[[registry]]\nprefix = "*.internal.corp"\ninsecure = true\n', measured: all('i') },
  'insecure-443': { conf: insecure.replace(host, `${host}:443`), measured: all('f') },
  'insecure-scheme': { conf: insecure.replace(host, `https://${host}`), files: root, measured: all('f') },
  'insecure-string': { conf: insecure.replace('true', '"true"'), files: root, measured: all('f') },
  'insecure-single-table': { conf: insecure.replace('[[registry]]', '[registry]'), files: root, measured: all('f') },
  'insecure-dropin': {
    files: { '/etc/containers/registries.conf.d/10-corp.conf': insecure },
    measured: all('i'),
  },
  'insecure-dropin-name': {
    files: { '/etc/containers/registries.conf.d/10-corp.toml': insecure },
    measured: all('f'),
  },
  'v1-insecure': { conf: `[registries.insecure]\nregistries = ["${host}"]\n`, measured: all('i') },
  'v1+v2': {
    conf: `[registries.insecure]\nregistries = ["${host}"]\n\n${insecure}`,
    files: root,
    measured: all('f'),
  },
  'toml-syntax': { conf: insecure.replace(']]', ']'), files: root, measured: all('f') },
  'unknown-key': { conf: `[[registry]]\nlocation = "${host}"\ntls-verify = false\n`, measured: all('f') },
  bom: { conf: `\ufeff${insecure}`, measured: 'fiifiii' },
  crlf: { conf: insecure.replaceAll('\n', '\r\n'), measured: all('i') },
  'location-slash': { conf: insecure.replace(host, `${host}/`), measured: all('i') },
  blocked: { conf: `[[registry]]\nlocation = "${host}"\nblocked = true\n`, files: root, measured: all('f') },
  'dir-443': { files: certs(`${host}:443/ca.crt`, pem('root')), measured: all('f') },
  'port-dir': { files: certs(`${host}:5443/ca.crt`, pem('root')), registry: `${host}:5443`, measured: all('p') },
  'port-dir-without': { files: root, registry: `${host}:5443`, measured: all('f') },
  'ca-pem-name': { files: certs(`${host}/ca.pem`, pem('root')), measured: all('f') },
  'ca-any-name': { files: certs(`${host}/corp-root.crt`, pem('root')), measured: all('p') },
  'ca-wrong': ca('other-root', 'f'),
  'ca-leaf': ca('leaf', 'p'),
  'ca-inter': ca('intermediate', 'p'),
  'ca-bundle': { files: certs(`${host}/ca.crt`, pem('root', 'intermediate')), measured: all('p') },
  'ca-der': ca('root-der', 'f'),
  'ca-empty': { files: certs(`${host}/ca.crt`, ''), measured: all('f') },
  'os-trust': { files: { '/etc/ssl/certs/ca-certificates.crt': pem('root') }, measured: all('p') },
  loopback: {
    measured: all('f'),
  },
  auth: { files: root, measured: all('p') },
  'auth-none': {
    files: root,
    measured: all('f'),
    differs: 'What a registry asks of its clients shows in no file of theirs.',
  },
  'crio-insecure_registries': {
    files: { '/etc/crio/crio.conf.d/10-corp.conf': `[crio.image]\ninsecure_registries = ["${host}"]\n` },
    measured: all('f'),
  },
  'os-trust+wrong-ca': {
    files: { ...certs(`${host}/ca.crt`, pem('other-root')), '/etc/ssl/certs/ca-certificates.crt': pem('root') },
    measured: all('p'),
  },
  mirror: {
    conf: `[[registry]]\nlocation = "docker.io"\n\n[[registry.mirror]]\nlocation = "${host}"\n`,
    files: root,
    registry: 'docker.io',
    measured: all('p'),
  },
  'mirror-insecure': {
    conf: `[[registry]]\nlocation = "docker.io"\n\n[[registry.mirror]]\nlocation = "${host}"\ninsecure = true\n`,
    registry: 'docker.io',
    measured: all('i'),
  },
  'location-rewrite': {
    conf: `[[registry]]\nprefix = "docker.io"\nlocation = "${host}"\n`,
    files: root,
    registry: 'docker.io',
    measured: all('p'),
  },
  'plain-http-none': { registry: `${host}:5000`, measured: all('f') },
  'plain-http-insecure': {
    conf: insecure.replace(host, `${host}:5000`),
    registry: `${host}:5000`,
    measured: all('i'),
  },
  'insecure-expired': { conf: insecure, chain: ['expired-leaf', 'intermediate'], measured: all('i') },
  'mtls-none': {
    files: root,
    measured: all('f'),
    differs: 'That a server asks for a certificate shows in no file of the client.',
  },
  mtls: {
    files: {
      ...root,
      ...certs(`${host}/client.cert`, pem('client-auth-leaf')),
      ...certs(`${host}/client.key`, 'not a real key'),
    },
    measured: all('p'),
  },
  'mtls-no-key': { files: { ...root, ...certs(`${host}/client.cert`, pem('client-auth-leaf')) }, measured: all('f') },
  'mtls-key-no-cert': { files: { ...root, ...certs(`${host}/client.key`, 'not a real key') }, measured: all('f') },
  'mtls-crt': {
    files: {
      ...root,
      ...certs(`${host}/client.crt`, pem('client-auth-leaf')),
      ...certs(`${host}/client.key`, 'not a real key'),
    },
    measured: all('f'),
  },
  'chain-expired': chain('f', 'expired-leaf', 'intermediate'),
  'chain-future': chain('f', 'future-leaf', 'intermediate'),
  'chain-cn-only': chain('f', 'cn-only-leaf', 'intermediate'),
  'chain-wrong-san': chain('f', 'wrong-san-leaf', 'intermediate'),
  'chain-no-inter': chain('f', 'leaf'),
  'chain-self-signed': { ...ca('self-signed', 'p'), chain: ['self-signed'] },
  'chain-self-signed-ca': { ...ca('self-signed-ca', 'p'), chain: ['self-signed-ca'] },
  'chain-other': chain('f', 'other-leaf'),
  'chain-wildcard': chain('p', 'wildcard-leaf', 'intermediate'),
  'chain-ip-only': chain('f', 'ip-only-leaf', 'intermediate'),
  'chain-sha1': chain('f', 'sha1-leaf', 'intermediate'),
  'chain-rsa1024': chain('p', 'rsa1024-leaf', 'intermediate'),
  'chain-expired-inter': chain('f', 'leaf-of-expired-intermediate', 'expired-intermediate'),
  'chain-with-root': chain('p', 'leaf', 'intermediate', 'root'),
  'chain-no-inter-bundle': {
    files: certs(`${host}/ca.crt`, pem('root', 'intermediate')),
    chain: ['leaf'],
    measured: all('p'),
  },
};

const letters: Readonly<Record<Trace['outcome'], string>> = { pulls: 'p', insecure: 'i', fails: 'f', unknown: '?' };

async function saidOf(row: Row, runtime: string, version: string): Promise<string> {
  const { conf, files = {}, chain: shown = ['leaf', 'intermediate'], registry = host } = row;
  const image = `${registry}/prod/app:1.4.2`;
  const given = {
    ...(conf !== undefined && { '/etc/containers/registries.conf': conf }),
    ...files,
    'chain.txt': sClient(shown.map((name) => pems[name])),
    'error.txt': `$ podman pull ${image}\nError: initializing source docker://${image}: pinging container registry ${registry}: Get "https://${registry}/v2/": EOF\n`,
  };
  const report = await analyse({
    files: Object.entries(given).map(([path, text]) => ({ path, text })),
    target: { runtime, version, registry },
    at,
    accept: [],
  });
  return letters[report.traces.before[0]?.outcome ?? 'unknown'];
}

describe('what was measured on programs of containers/image', () => {
  test.each(Object.entries(rows))('%s', async (_, row) => {
    const said: string[] = [];
    for (const [runtime, version] of programs) said.push(await saidOf(row, runtime, version));
    // An exception that has become none has to go.
    if (row.differs) expect(said.join('')).not.toBe(row.measured);
    else expect(said.join('')).toBe(row.measured);
  });
});
