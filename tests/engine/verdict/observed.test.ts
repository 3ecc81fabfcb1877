import { expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import type { Trace } from '../../../src/engine/workspace/report.ts';
import { certificates } from '../../pki/index.ts';

const pems = await certificates();
const host = 'harbor.internal.corp';
const directory = `/etc/containerd/certs.d/${host}`;
const failing = (why: string) => ({
  path: 'error.txt',
  text: `failed to pull and unpack image "${host}/a/b:1": failed to resolve reference "${host}/a/b:1": failed to do request: Head "https://${host}/v2/a/b/manifests/1": ${why}\n`,
});
const config = {
  path: '/etc/containerd/config.toml',
  text: 'version = 2\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d"\n',
};
const ca = (text: string) => ({ path: `${directory}/ca.crt`, text });
const hosts = {
  path: `${directory}/hosts.toml`,
  text: `server = "https://${host}"\nca = "${directory}/ca.crt"\n\n[host."https://${host}"]\n  capabilities = ["pull", "resolve"]\n  ca = "${directory}/ca.crt"\n`,
};

async function drawn(...files: { path: string; text: string }[]) {
  const { traces } = await analyse({ files, at: '2026-11-21T00:00:00Z' });
  const states = ([trace]: readonly Trace[]) =>
    Object.fromEntries(trace?.stations.map(({ name, state }) => [name, state]) ?? []);
  return { traces, before: states(traces.before), after: states(traces.after) };
}

test('a name that does not resolve ends the pull at the endpoint, before and after', async () => {
  const { before, after, traces } = await drawn(
    failing(`dial tcp: lookup ${host} on 10.0.0.1:53: no such host`),
    config,
  );
  expect(before).toMatchObject({
    config: 'ok',
    'host-directory': 'unknown',
    endpoint: 'broken',
    tls: 'unreached',
    credentials: 'unreached',
  });
  expect(after).toEqual(before);
  expect(traces.before[0]?.stations[3]?.says).toBe(`The error: dial tcp: lookup ${host} on 10.0.0.1:53: no such host`);
});

test('a registry that asks for credentials was reached over TLS', async () => {
  const { before } = await drawn(failing('unexpected status: 401 Unauthorized'), config);
  expect(before).toMatchObject({ endpoint: 'ok', tls: 'ok', credentials: 'broken' });
});

test('a refused certificate is refused, whatever the files say; the repair is drawn as the files tell', async () => {
  const refused = failing('tls: failed to verify certificate: x509: certificate signed by unknown authority');
  const root = { path: 'root.pem', text: `${pems.root}${pems.intermediate}` };
  const { before, after } = await drawn(refused, config, hosts, ca(pems.leaf ?? ''), root);
  expect(before).toMatchObject({ tls: 'broken', credentials: 'unreached' });
  expect(after).toMatchObject({ tls: 'ok', credentials: 'unknown' });
});

test('what goes wrong at a token server is not drawn at the registry', async () => {
  const token = {
    path: 'error.txt',
    text: `failed to pull and unpack image "${host}/a/b:1": failed to resolve reference "${host}/a/b:1": failed to authorize: failed to fetch anonymous token: Get "https://auth.internal.corp/service/token?service=harbor": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`,
  };
  const { before } = await drawn(token, config, hosts, ca(pems.root ?? ''));
  expect(before).toMatchObject({ tls: 'ok', credentials: 'unknown' });
});

test('no proof says that a pull reaches TLS which the error shows to end before', async () => {
  const reaches = async (why: string) => {
    const odd = { ...hosts, text: hosts.text.replace('"pull", ', '"pull", "pulll", ') };
    const { plan, proof } = await analyse({
      files: [failing(why), config, odd, ca(pems.root ?? ''), { path: 'root.pem', text: pems.root ?? '' }],
      at: '2026-11-21T00:00:00Z',
      accept: 'all',
    });
    expect(plan.files).not.toEqual([]);
    return proof.flatMap(({ what, result }) => (what.includes('reaches TLS') ? [result] : []));
  };
  expect(await reaches('unexpected status: 401 Unauthorized')).toEqual(['held']);
  expect(await reaches(`dial tcp: lookup ${host} on 10.0.0.1:53: no such host`)).toEqual([]);
});
