import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../src/engine/index.ts';
import type { Trace } from '../../../../src/engine/workspace/report.ts';
import { at, certificates, host } from '../../../pki/index.ts';
import { sClient } from '../../trust/s-client.ts';

const pems = await certificates();
type Pem = keyof typeof pems;

const releases = ['0.13.2', '0.32.2'] as const;

/** A row of facts/measured-matrix.md, buildkitd, as far as files tell it: pulls, insecure or fails, the same on both releases. */
interface Row {
  toml?: string;
  /** Where the file lies, when not where buildkitd looks. */
  path?: string;
  /** Files besides, by their path. */
  files?: Record<string, string>;
  chain?: readonly Pem[];
  registry?: string;
  measured: Trace['outcome'];
  /** Why the files alone tell another story than the run. */
  differs?: string;
}

const corp = '/etc/buildkit/corp.crt';
const table = (name = host): string => `[registry."${name}"]\n`;
const trusting = `${table()}  ca = ["${corp}"]\n`;
const ca = (text: string, measured: Trace['outcome']): Row => ({ toml: trusting, files: { [corp]: text }, measured });
const root = { [corp]: pems.root };
const chain = (...names: Pem[]): Row => ({ toml: trusting, files: root, chain: names, measured: 'fails' });

const rows: Record<string, Row> = {
  none: { toml: '', measured: 'fails' },
  ca: ca(pems.root, 'pulls'),
  insecure: { toml: `${table()}  insecure = true\n`, measured: 'insecure' },
  http: { toml: `${table()}  http = true\n`, measured: 'insecure' },
  'http-plain': {
    toml: `${table(`${host}:5000`)}  http = true\n`,
    registry: `${host}:5000`,
    measured: 'insecure',
  },
  'plain-http-none': { toml: '', registry: `${host}:5000`, measured: 'fails' },
  'http-insecure-plain': {
    toml: `${table(`${host}:5000`)}  insecure = true\n`,
    registry: `${host}:5000`,
    measured: 'fails',
    differs: 'That a server speaks plain HTTP shows in no file of the client.',
  },
  'http-insecure-tls': { toml: `${table()}  http = true\n  insecure = true\n`, measured: 'insecure' },
  'ca-string': { toml: `${table()}  ca = "${corp}"\n`, files: root, measured: 'fails' },
  'ca-missing-file': {
    toml: trusting,
    measured: 'fails',
    differs: 'A file that nobody pasted may well be there.',
  },
  'ca-wrong': ca(pems['other-root'], 'fails'),
  'ca-leaf': ca(pems.leaf, 'pulls'),
  'ca-inter': ca(pems.intermediate, 'pulls'),
  'ca-der': ca(pems['root-der'], 'fails'),
  'ca-empty': ca('', 'fails'),
  'key-scheme': { toml: trusting.replace(host, `https://${host}`), files: root, measured: 'fails' },
  'key-443': { toml: trusting.replace(host, `${host}:443`), files: root, measured: 'fails' },
  'key-plural': { toml: trusting.replace('registry', 'registries'), files: root, measured: 'fails' },
  'key-unknown': { toml: trusting.replace('ca =', 'cacert ='), files: root, measured: 'fails' },
  'key-unquoted': { toml: trusting.replaceAll('"', '').replace(corp, `"${corp}"`), files: root, measured: 'fails' },
  port: { toml: trusting.replace(host, `${host}:5443`), files: root, registry: `${host}:5443`, measured: 'pulls' },
  'port-without': { toml: trusting, files: root, registry: `${host}:5443`, measured: 'fails' },
  'wrong-place': { toml: trusting, path: '/etc/buildkitd.toml', files: root, measured: 'fails' },
  'docker-certs': {
    toml: '',
    files: { [`/etc/docker/certs.d/${host}/ca.crt`]: pems.root },
    measured: 'fails',
    differs: 'Whether a build runs inside dockerd, which reads this, or in a builder of its own, no file tells.',
  },
  'buildkit-certs': { toml: '', files: { [`/etc/buildkit/certs.d/${host}/ca.crt`]: pems.root }, measured: 'fails' },
  tlsconfigdir: {
    toml: `${table()}  tlsconfigdir = ["/etc/docker/certs.d/${host}"]\n`,
    files: { [`/etc/docker/certs.d/${host}/ca.crt`]: pems.root },
    measured: 'pulls',
  },
  'toml-syntax': { toml: `[registry."${host}"\n  insecure = true\n`, measured: 'fails' },
  'os-trust': { toml: '', files: { '/etc/ssl/certs/ca-certificates.crt': pems.root }, measured: 'pulls' },
  mirror: {
    toml: `${table('docker.io')}  mirrors = ["${host}"]\n${trusting}`,
    files: root,
    registry: 'docker.io',
    measured: 'pulls',
  },
  'mirror-no-ca': {
    toml: `${table('docker.io')}  mirrors = ["${host}"]\n  ca = ["${corp}"]\n`,
    files: root,
    registry: 'docker.io',
    measured: 'fails',
  },
  mtls: {
    toml: `${trusting}[[registry."${host}".keypair]]\n  key = "/etc/buildkit/client.key"\n  cert = "/etc/buildkit/client.crt"\n`,
    files: root,
    measured: 'pulls',
  },
  'mtls-none': {
    toml: trusting,
    files: root,
    measured: 'fails',
    differs: 'That a server asks for a certificate shows in no file of the client.',
  },
  'insecure-expired': {
    toml: `${table()}  insecure = true\n`,
    chain: ['expired-leaf', 'intermediate'],
    measured: 'insecure',
  },
  'chain-expired': chain('expired-leaf', 'intermediate'),
  'chain-cn-only': chain('cn-only-leaf', 'intermediate'),
  'chain-wrong-san': chain('wrong-san-leaf', 'intermediate'),
  'chain-no-inter': chain('leaf'),
  'chain-self-signed': { ...ca(pems['self-signed'], 'pulls'), chain: ['self-signed'] },
};

async function outcomeOf(row: Row, version: string): Promise<Trace['outcome'] | undefined> {
  const { toml, path = '/etc/buildkit/buildkitd.toml', files = {} } = row;
  const { chain: shown = ['leaf', 'intermediate'], registry = host } = row;
  const image = `${registry}/prod/app:1.4.2`;
  const given = {
    ...(toml !== undefined && { [path]: toml }),
    ...files,
    'chain.txt': sClient(shown.map((name) => pems[name])),
    'error.txt': `error: failed to solve: ${image}: failed to resolve source metadata for ${image}: failed to do request: Head "https://${registry}/v2/prod/app/manifests/1.4.2": EOF\n`,
  };
  const report = await analyse({
    files: Object.entries(given).map(([name, text]) => ({ path: name, text })),
    target: { runtime: 'buildkit', version, registry },
    at,
    accept: [],
  });
  return report.traces.before[0]?.outcome;
}

describe('what was measured on buildkitd', () => {
  test.each(Object.entries(rows))('%s', async (_, row) => {
    for (const version of releases) {
      const said = await outcomeOf(row, version);
      // An exception that has become none has to go.
      if (row.differs) expect(said).not.toBe(row.measured);
      else expect(said).toBe(row.measured);
    }
  });
});

describe('a builder that no buildkitd.toml tells of', () => {
  test('is the one inside dockerd, which reads its directories', async () => {
    const files = { [`/etc/docker/certs.d/${host}/ca.crt`]: pems.root };
    expect(await outcomeOf({ files, measured: 'pulls' }, '')).toBe('pulls');
    expect(await outcomeOf({ measured: 'fails' }, '')).toBe('fails');
  });
});
