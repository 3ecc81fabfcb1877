import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { intake, recognise } from '../../../src/engine/intake/index.ts';

const configToml = `version = 2

[plugins]
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = ""
`;
const daemonJson = `{
  "log-driver": "json-file",
  "insecure-registries": ["harbor.internal.corp"]
}
`;
const dockerfile = `FROM debian:12
RUN apt-get update && \\
    apt-get install -y curl
USER 1000
`;
const error =
  'Failed to pull image "harbor.internal.corp/prod/app:1": failed to do request: Head\n"https://harbor.internal.corp/v2/prod/app/manifests/1": tls: failed to verify\ncertificate: x509: certificate signed by unknown authority\n';

const each = (text: string, margin: (number: number, line: string) => string): string =>
  `${text
    .trimEnd()
    .split('\n')
    .map((line, index) => margin(index + 1, line))
    .join('\n')}\n`;

const margins: readonly [string, (number: number, line: string) => string][] = [
  ['a mail', (_, line) => (line === '' ? '>' : `> ${line}`)],
  ['a mail in a mail', (_, line) => `> > ${line}`],
  ['cat -n', (number, line) => `${String(number).padStart(6)}\t${line}`],
  ['an editor', (number, line) => `${String(number + 8).padStart(3)} ${line}`],
  ['bat', (number, line) => `${String(number).padStart(4)}   │ ${line}`],
  ['grep -n', (number, line) => `${number * 3}:${line}`],
  ['a box', (_, line) => `│ ${line.padEnd(70)} │`],
];

describe.each(margins)('lines as %s shows them', (_, margin) => {
  it.each([
    ['config.toml', configToml, '/etc/containerd/config.toml'],
    ['daemon.json', daemonJson, '/etc/docker/daemon.json'],
    ['a Dockerfile', dockerfile, 'Dockerfile'],
    ['an error', error, 'error.txt'],
  ])('are those of %s', (_name, text, path) => {
    const got = intake(each(text, margin));
    expect(got.map((file) => file.path)).toEqual([path]);
    expect(got[0]?.text).toBe(text);
    expect(intake(each(text, margin).replaceAll('\n', '\r\n'))[0]?.text).toContain('\r\n');
  });
});

describe('what stood before lines', () => {
  it('goes where a person quotes one and answers below', () => {
    const paste = `Hi,\n\nOn Tuesday Ann wrote:\n${each(`$ cat /etc/containerd/config.toml\n${configToml}`, (_, line) => `> ${line}`)}\nany idea?\n`;
    expect(intake(paste).find(({ path }) => path === '/etc/containerd/config.toml')?.text).toContain(configToml);
  });

  it('goes where nl leaves out the numbers of blank lines', () => {
    const paste = '     1\tversion = 2\n       \n     2\t[plugins]\n     3\t  [plugins.cri]\n';
    expect(intake(paste)[0]?.text).toBe('version = 2\n\n[plugins]\n  [plugins.cri]\n');
  });

  it('goes from the prompts of a heredoc', () => {
    const paste = `$ sudo tee /etc/docker/daemon.json <<EOF\n${each(`${daemonJson}EOF`, (_, line) => `> ${line}`)}$ \n`;
    expect(intake(paste).find(({ path }) => path === '/etc/docker/daemon.json')?.text).toBe(daemonJson);
  });

  it('goes with the frame of bat, which names the file', () => {
    const ruler = (joint: string) => `───────${joint}─────────────────────\n`;
    const lines = each(hostsToml, (number, line) => `${String(number).padStart(4)}   │ ${line}`);
    const paste = `${ruler('┬')}       │ File: /etc/containerd/certs.d/h/hosts.toml\n${ruler('┼')}${lines}${ruler('┴')}`;
    expect(intake(paste)).toEqual([{ path: '/etc/containerd/certs.d/h/hosts.toml', text: hostsToml }]);
  });

  it.each([
    ['a redirection', `FROM debian:12\nRUN echo x \\\n> /etc/a \\\n> /etc/b\n`],
    ['a conversation of curl -v', `* Connected to h\n> GET /v2/ HTTP/1.1\n> Host: h\n< HTTP/1.1 401 Unauthorized\n`],
    ['a difference', `> [plugins]\n> a = 1\n---\n< [plugins]\n`],
    ['a certificate chain', `Certificate chain\n 0 s:CN = a\n   i:CN = b\n 1 s:CN = b\n   i:CN = c\n`],
    ['times', `08:00:01 x509: a\n09:00:01 x509: b\n10:00:01 x509: c\n`],
    [
      'what BuildKit shows of a Dockerfile',
      `Dockerfile:4\n--------------------\n   2 |     FROM alpine:3.20\n   3 | >>> RUN apk add curl\n   4 |     USER app\n--------------------\nERROR: failed to solve: process "/bin/sh -c apk add curl" did not complete successfully: exit code: 1\n`,
    ],
    ['what is nothing known', `> a\n> b\n1 c\n2 d\n3 e\n`],
  ])('stays: %s', (_, paste) => {
    expect(
      intake(paste)
        .map(({ text }) => text)
        .join(''),
    ).toBe(paste);
  });

  it('stays in a file that has a name', () => {
    const paste = each(daemonJson, (number, line) => `${number} ${line}`);
    expect(intake(paste, { path: 'daemon.json' })).toEqual([{ path: 'daemon.json', text: paste }]);
  });
});

const hostsToml = `server = "https://h"

[host."https://h"]
  capabilities = ["pull"]
`;

describe('a patch', () => {
  const patch = `diff --git a/etc/containerd/config.toml b/etc/containerd/config.toml
index 1a2b3c4..5d6e7f8 100644
--- a/etc/containerd/config.toml
+++ b/etc/containerd/config.toml
@@ -1,4 +1,4 @@
 version = 2
 [plugins]
   [plugins."io.containerd.grpc.v1.cri".registry]
-    config_path = ""
+    config_path = "/etc/containerd/certs.d"
`;

  it('is no file, and the report says what to paste instead', async () => {
    const [file, ...others] = intake(patch);
    expect(others).toEqual([]);
    expect(recognise(file ?? { path: '', text: '' }).dialect).toBe('unknown');
    const report = await analyse({ files: [file ?? { path: '', text: '' }] });
    expect(report.findings).toEqual([]);
    expect(report.unchecked[0]?.what).toContain('paste the file as it stands on the node');
  });

  it('does not hide the files and errors beside it', () => {
    const paste = `${error}\n${patch}\n${hostsToml}`;
    expect(intake(paste).map((file) => recognise(file).dialect)).toContain('containerd-hosts');
    expect(intake(paste).map((file) => recognise(file).dialect)).toContain('error-text');
  });
});

it('gives thousands of files of one name a name each', () => {
  const files = intake('==> config.toml <==\nversion = 2\n'.repeat(3000));
  expect(files.slice(0, 3).map(({ path }) => path)).toEqual(['config.toml', 'config-2.toml', 'config-3.toml']);
  expect(new Set(files.map(({ path }) => path)).size).toBe(3000);
});
