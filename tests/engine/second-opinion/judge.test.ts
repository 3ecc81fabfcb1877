import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { putCase } from '../../../src/engine/second-opinion/case.ts';
import { compared, notCovered, proofOf } from '../../../src/engine/second-opinion/judge.ts';
import { type Opinion, opinionOf } from '../../../src/engine/second-opinion/opinion.ts';
import { assess } from '../../../src/engine/trust/assess.ts';
import { ask, compile } from '../../../src/worker/real-code/ask.ts';
import { certificates } from '../../pki/index.ts';

const at = '2026-11-21T00:00:00Z';
const host = 'harbor.internal.corp';
const manifest: { artefacts: { release: string; file: string }[] } = JSON.parse(
  readFileSync('runtimes/manifest.json', 'utf8'),
);
const newest = manifest.artefacts.findLast(({ release }) => release.startsWith('containerd '));
const release = newest?.release ?? '';
const number = release.replace('containerd ', '');
const module = await compile(new Uint8Array(readFileSync(`runtimes/${newest?.file}`)));

const error = `failed to pull and unpack image "${host}/app:1": failed to resolve reference "${host}/app:1": failed to do request: Head "https://${host}/v2/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`;
const config = 'version = 3\n\n[plugins."io.containerd.cri.v1.images".registry]\n  config_path = ""\n';

async function put(pasted: 'all' | 'no certificates') {
  const pems = await certificates();
  const files = [
    { path: 'error.txt', text: `kubelet: ${error}` },
    { path: '/etc/containerd/config.toml', text: config },
    ...(pasted === 'all'
      ? [
          { path: 'corp-ca.pem', text: pems.root },
          { path: 'chain.txt', text: `CONNECTED(00000003)\n${pems.leaf}${pems.intermediate}` },
        ]
      : []),
  ];
  const report = await analyse({ files, at, accept: 'all', target: { version: number } });
  const trust = await assess(files, { host, at: Date.parse(at) });
  return putCase({ files, report, trust, at }, [release]);
}

test('containerd’s own code refuses before, accepts after, and agrees with our model', async () => {
  const given = await put('all');
  if (!given) throw new Error('nothing to ask');
  const before = opinionOf(release, await ask(module, given.before));
  const after = opinionOf(release, await ask(module, given.after));
  expect([before.outcome, after.outcome]).toEqual(['refused', 'trusted']);
  expect(before.says).toContain('x509: certificate signed by unknown authority');
  const opinion = compared(before, after, { model: given.models[release], missing: [] });
  expect(opinion.contradictions).toEqual([]);
  const item = proofOf(opinion);
  expect(item).toMatchObject({ result: 'held', by: `${release}, compiled to WebAssembly` });
  expect(item?.what).toMatch(
    new RegExp(`^${release}’s own loader and resolver, run here on these files: now, it asks`),
  );
  expect(item?.detail).toContain(notCovered(release));
});

test('a host whose certificate is refused is passed over, and decides where no other is left', async () => {
  const given = await put('all');
  const answer = given && (await ask(module, given.after));
  if (!answer || 'failed' in answer || !answer.pull) throw new Error('nothing was said');
  const { pull } = answer;
  const refusing = pull.hosts.map((host) => ({
    ...host,
    verdict: { accepted: false, verified: false, error: 'x509: for another' },
  }));
  const of = (hosts: typeof pull.hosts) => opinionOf(release, { ...answer, pull: { ...pull, hosts } });
  const over = of([...refusing, ...pull.hosts]);
  expect(over.outcome).toBe('trusted');
  expect(over.says).toMatch(/and refuses: x509: for another\. Then: It asks .* and accepts the certificate\.$/);
  expect(of(refusing)).toMatchObject({ outcome: 'refused', says: expect.not.stringContaining('Then') });
});

test('where the CA that the plan names is still to be obtained, nothing is claimed', async () => {
  const given = await put('no certificates');
  if (!given) throw new Error('nothing to ask');
  const after = opinionOf(release, await ask(module, given.after));
  expect(after.outcome).toBe('not-reached');
  expect(given.missing).toEqual([`/etc/containerd/certs.d/${host}/ca.crt`]);
  expect(proofOf(compared(after, after, { model: given.models[release], missing: given.missing }))).toBeUndefined();
});

const opinion = (outcome: Opinion['outcome'], authorities: string[] = []): Opinion => ({
  release,
  outcome,
  says: 'It says so.',
  detail: [],
  authorities,
});

test('where the release and our model differ, the release counts and the proof fails', async () => {
  const given = await put('all');
  const model = given?.models[release];
  const { contradictions } = compared(opinion('refused'), opinion('refused'), { model, missing: [] });
  expect(contradictions).toHaveLength(1);
  expect(contradictions[0]).toMatch(
    /^After the changes, this contradicts our own model, by which the pull is verified/,
  );
  expect(proofOf(compared(opinion('trusted'), opinion('trusted'), { model, missing: [] }))?.result).toBe('failed');
  const other = compared(opinion('system'), opinion('named', ['00']), { model, missing: [] });
  expect(other.contradictions).toHaveLength(1);
});

test('without an answer there is neither proof nor contradiction', async () => {
  const given = await put('all');
  const silent = opinionOf(release, { failed: 'time', message: 'no answer within 15 seconds' });
  expect(silent).toMatchObject({ outcome: 'no-answer', detail: ['no answer within 15 seconds'] });
  const said = compared(silent, silent, { model: given?.models[release], missing: [] });
  expect(said.contradictions).toEqual([]);
  expect(proofOf(said)).toBeUndefined();
});

test.each([
  ['a port of its own', 'localhost:5000', 'accepts any certificate'],
  ['port 80', '127.0.0.1:80', 'in plain HTTP'],
  ['IPv6', '[::1]:5000', 'accepts any certificate'],
])('a registry on the node itself is no contradiction: %s', async (_, registry, weakness) => {
  const config = '[plugins."io.containerd.cri.v1.images".registry]\n  config_path = "/etc/containerd/certs.d"\n';
  const files = [{ path: '/etc/containerd/config.toml', text: `version = 3\n\n${config}` }];
  const report = await analyse({ files, at, target: { runtime: 'containerd', version: number, registry } });
  const given = putCase({ files, report, trust: await assess(files, { host: registry }), at }, [release]);
  if (!given) throw new Error('nothing to ask');
  const said = opinionOf(release, await ask(module, given.before));
  expect(said).toMatchObject({ outcome: 'loopback', says: expect.stringContaining('on the node itself') });
  expect(said.says).toContain(weakness);
  const opinion = compared(said, said, { model: given.models[release], missing: [] });
  expect(opinion.contradictions).toEqual([]);
  expect(proofOf(opinion)?.result).toBe('held');
});

test('a host without a scheme whose name begins like one is asked for nothing', async () => {
  const directory = `/etc/containerd/certs.d/${host}`;
  const files = [
    {
      path: '/etc/containerd/config.toml',
      text: 'version = 3\n\n[plugins."io.containerd.cri.v1.images".registry]\n  config_path = "/etc/containerd/certs.d"\n',
    },
    {
      path: `${directory}/hosts.toml`,
      text: `[host."http-cache.internal.corp:5000"]\n  capabilities = ["pull", "resolve"]\n`,
    },
  ];
  const asked = { files, config: '/etc/containerd/config.toml', image: `${host}/app:1`, at };
  expect(opinionOf(release, await ask(module, asked))).toMatchObject({
    outcome: 'refused',
    says: expect.stringContaining('no scheme “http-cache.internal.corp”'),
  });
});

test('elsewhere a host that goes unverified does contradict a model that calls it verified', async () => {
  const model = (await put('all'))?.models[release];
  const said = compared(opinion('refused'), opinion('unverified'), { model, missing: [] });
  expect(said.contradictions).toHaveLength(1);
  expect(proofOf(said)?.result).toBe('failed');
});

test('Docker’s own code has its word on a case of Docker, and agrees with our model', async () => {
  const docker = manifest.artefacts.findLast(({ release }) => release.startsWith('moby '));
  const code = await compile(new Uint8Array(readFileSync(`runtimes/${docker?.file}`)));
  const pems = await certificates();
  const files = [
    {
      path: 'error.txt',
      text: `Error response from daemon: Get "https://${host}/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`,
    },
    { path: 'daemon.json', text: `{\n  "insecure-registries": ["${host}"]\n}\n` },
    { path: 'corp-ca.pem', text: pems.root },
    { path: 'chain.txt', text: `CONNECTED(00000003)\n${pems.leaf}${pems.intermediate}` },
  ];
  const report = await analyse({ files, at, accept: 'all' });
  expect(report.target.runtime).toBe('docker');
  const trust = await assess(files, { host, at: Date.parse(at) });
  const asked = docker?.release ?? '';
  const given = putCase({ files, report, trust, at }, [asked]);
  if (!given) throw new Error('nothing to ask');
  const before = opinionOf(asked, await ask(code, given.before));
  const after = opinionOf(asked, await ask(code, given.after));
  expect([before.outcome, after.outcome]).toEqual(['unverified', 'trusted']);
  const said = compared(before, after, { model: given.models[asked], missing: given.missing });
  expect(said.contradictions).toEqual([]);
  expect(proofOf(said)).toMatchObject({ result: 'held', detail: expect.stringContaining('containerd image store') });
});

test.each(['podman', 'cri-o'])('a case of %s is put to containers/image', async (runtime) => {
  const image = manifest.artefacts.findLast(({ release }) => release.startsWith('containers/image '));
  const code = await compile(new Uint8Array(readFileSync(`runtimes/${image?.file}`)));
  const files = [{ path: 'registries.conf', text: `[[registry]\nlocation = "${host}"\n` }];
  const report = await analyse({ files, at, target: { runtime, registry: host } });
  const asked = image?.release ?? '';
  const given = putCase({ files, report, trust: await assess(files, { host }), at }, [asked]);
  if (!given) throw new Error('nothing to ask');
  expect(given.before.config).toBe('/etc/containers/registries.conf');
  const said = opinionOf(asked, await ask(code, given.before));
  expect(said).toMatchObject({
    outcome: 'not-reached',
    says: expect.stringMatching(/^The registries configuration is not loaded: .*toml/),
  });
});

test('a case of a runtime whose code is not here is put to nobody', async () => {
  const files = [{ path: 'buildkitd.toml', text: '[registry."harbor.internal.corp"]\n  insecure = true\n' }];
  const report = await analyse({ files, at, target: { runtime: 'buildkit', registry: host } });
  expect(putCase({ files, report, trust: await assess(files, {}), at }, [release])).toBeUndefined();
});
