import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { sClient } from '../../engine/trust/s-client.ts';
import { at, certificates, host } from '../../pki/index.ts';

const pems = await certificates();
const path = `/etc/containerd/certs.d/${host}/ca.crt`;
const rule = 'certificates/pem-unreadable';
const run = (text: string, name = path) =>
  analyse({ files: [{ path: name, text }], target: { registry: host }, at, accept: [rule] });

describe('a CA file that Go does not read becomes one that it reads', () => {
  const { root } = pems;
  it.each([
    ['a byte order mark', `\ufeff${root}`, root],
    ['a JSON string', JSON.stringify(root), root.trimEnd()],
    ['a JSON string twice', JSON.stringify(JSON.stringify(root)), root.trimEnd()],
    ['quotes around every line', root.replace(/^(.+)$/gm, '"$1",'), root],
    ['one line', root.replaceAll('\n', ' '), root.trimEnd()],
    ['one line of armour', root.replaceAll('\n', '\r'), root.replace(/\n$/, '\r')],
    ['a key before it', `ca: ${root}`, `ca:\n${root}`],
    ['another END', root.replace('END CERT', 'END X509 CERT'), root],
    ['an old label', root.replaceAll('CERT', 'X509 CERT'), root],
    ['END cut off', root.slice(0, -9), root.trimEnd()],
    ['tabs', root.replace(/^/gm, '\t'), `${root}\t`],
    ['base64 again', `${btoa(root)}\n`, root],
    ['CRLF and indentation', pems['root-indented'].replaceAll('\n', '\r\n'), root.replaceAll('\n', '\r\n')],
  ])('%s', async (_, given, wanted) => {
    const { plan, findings } = await run(given);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(plan.files).toMatchObject([{ path, after: wanted }]);
  });
});

describe('certificates within files of another kind', () => {
  const found = async (files: { path: string; text: string }[]) =>
    (await analyse({ files, target: { registry: host }, at })).findings.map((finding) => [finding.rule, finding.path]);

  it('are judged where they stand, and nothing is said about their form', async () => {
    const log = `Nov 21 node1 kubelet: Failed to pull image "${host}/a:1": x509: certificate has expired\n`;
    const text = `${log}${sClient([pems['expired-leaf'], pems.intermediate])}`;
    expect(await found([{ path: 'error.txt', text }])).toContainEqual(['certificates/expired', 'error.txt']);
    const secret = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: tls\ndata:\n  tls.crt: ${btoa(pems['expired-leaf'])}\n`;
    const told = await found([{ path: 'secret.yaml', text: secret }]);
    expect(told).toContainEqual(['certificates/expired', 'secret.yaml']);
    expect(told.map(([name]) => name)).not.toContain(rule);
  });

  it('are told once, wherever else they stand', async () => {
    const told = await found([
      { path: 'tls.crt', text: `${pems['expired-leaf']}${pems.intermediate}` },
      { path: 's_client.txt', text: sClient([pems['expired-leaf'], pems.intermediate]) },
    ]);
    expect(told.filter(([name]) => name === 'certificates/expired')).toHaveLength(1);
  });

  it('a private key is told in any file', async () => {
    const secret = `apiVersion: v1\nkind: Secret\ndata:\n  tls.key: ${btoa(pems['private-key'])}\n`;
    expect(await found([{ path: 'secret.yaml', text: secret }])).toContainEqual([
      'certificates/private-key-pasted',
      'secret.yaml',
    ]);
  });
});
