import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intake, recognise } from '../../../src/engine/intake/index.ts';

const configToml = `version = 2

[plugins."io.containerd.grpc.v1.cri".registry]
  config_path = ""
`;
const hostsToml = `server = "https://harbor.internal.corp"

[host."https://harbor.internal.corp"]
  capabilities = ["pull", "resolve"]
`;
const daemonJson = `{
  "insecure-registries": ["harbor.internal.corp"],
  "log-opts": { "tag": "{{.Name}}" }
}
`;
const dockerfile = `ARG BASE=alpine:3.20
FROM \${BASE}
RUN apk add --no-cache curl
`;
const pem = `-----BEGIN CERTIFICATE-----
ZmFrZSBjZXJ0aWZpY2F0ZSBmb3IgYSB0ZXN0
-----END CERTIFICATE-----
`;
const session = `CONNECTED(00000003)\nCan't use SSL_get_servername\ndepth=1 CN = Corp CA\nverify error:num=20:unable to get local issuer certificate\n---\nCertificate chain\n 0 s:CN = harbor.internal.corp\n   i:CN = Corp CA\n${pem} 1 s:CN = Corp CA\n   i:CN = Corp Root\n${pem}---\nServer certificate\nsubject=CN = harbor.internal.corp\n\nissuer=CN = Corp CA\n\n---\nVerify return code: 20 (unable to get local issuer certificate)\n---\n`;
const error =
  'Failed to pull image "harbor.internal.corp/prod/app:1": failed to do request: Head "https://harbor.internal.corp/v2/prod/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority\n';

const seen = (paste: string, path?: string): string[] =>
  intake(paste, path === undefined ? {} : { path }).map((file) => `${file.path} ${recognise(file).dialect}`);
const textOf = (paste: string, path: string): string | undefined =>
  intake(paste).find((file) => file.path === path)?.text;

describe('one thing in a paste', () => {
  it.each([
    [configToml, '/etc/containerd/config.toml containerd-config'],
    [hostsToml, 'hosts.toml containerd-hosts'],
    [daemonJson, '/etc/docker/daemon.json docker-daemon'],
    [dockerfile, 'Dockerfile dockerfile'],
    [pem, 'chain.pem certificates'],
    [error, 'error.txt error-text'],
    ['apiVersion: v1\nkind: Secret\n', 'manifest.yaml kubernetes'],
    ['mirrors:\n  docker.io:\n    endpoint:\n      - https://m\n', 'registries.yaml k3s-registries'],
    ['unqualified-search-registries = ["docker.io"]\n', '/etc/containers/registries.conf registries-conf'],
    ['[registry."harbor.internal.corp"]\n  ca = ["/etc/ca.crt"]\n', '/etc/buildkit/buildkitd.toml buildkitd'],
    ['kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n', 'kind-config.yaml kind-config'],
    ['{ "auths": { "harbor.internal.corp": {} } }', 'config.json docker-client-config'],
    ['{{ if .X }}\n[plugins]\n{{ end }}\n', 'template.txt template'],
    ['a note to myself', 'paste.txt unknown'],
    ['', 'paste.txt unknown'],
  ])('is named and recognised (%#)', (paste, expected) => {
    expect(seen(paste)).toEqual([expected]);
    expect(intake(paste)[0]?.text).toBe(paste);
  });

  it('keeps the name that was given', () => {
    expect(seen(configToml, 'node7-config.txt')).toEqual(['node7-config.txt containerd-config']);
    expect(seen(hostsToml, 'C:\\certs.d\\harbor\\hosts.toml')).toEqual([
      'C:\\certs.d\\harbor\\hosts.toml containerd-hosts',
    ]);
  });

  it('takes YAML around a Dockerfile for no Dockerfile', () => {
    const compose =
      'services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine\n        RUN apk add curl\n';
    expect(seen(compose, 'docker-compose.yml')).toEqual(['docker-compose.yml unknown']);
    expect(seen(`# pipeline\n${compose}`, 'ci.txt')).not.toContain('ci.txt dockerfile');
    expect(recognise({ path: 'x', text: '    FROM alpine\n    RUN apk add curl\n' }).dialect).toBe('dockerfile');
  });

  it('believes the content more than the name, and a person more than both', () => {
    expect(recognise({ path: 'daemon.json', text: configToml }).dialect).toBe('containerd-config');
    expect(recognise({ path: 'daemon.json', text: configToml, dialect: 'dockerfile' })).toEqual({
      dialect: 'dockerfile',
      because: 'you said so',
    });
    expect(recognise({ path: 'a/daemon.json', text: '{}' }).dialect).toBe('docker-daemon');
  });
});

describe('several things in a paste', () => {
  it('are parted at ==> marks', () => {
    const paste = `==> /etc/containerd/config.toml <==\n${configToml}\n==> /etc/containerd/certs.d/h/hosts.toml <==\n${hostsToml}`;
    expect(seen(paste)).toEqual([
      '/etc/containerd/config.toml containerd-config',
      '/etc/containerd/certs.d/h/hosts.toml containerd-hosts',
    ]);
    expect(textOf(paste, '/etc/containerd/certs.d/h/hosts.toml')).toBe(hostsToml);
  });

  it('are parted at comment headings; a heading stays where it can be the file’s own comment', () => {
    const paste = `# /etc/containerd/config.toml\n${configToml}\n# /etc/docker/daemon.json\n${daemonJson}`;
    expect(seen(paste)).toEqual([
      '/etc/containerd/config.toml containerd-config',
      '/etc/docker/daemon.json docker-daemon',
    ]);
    expect(textOf(paste, '/etc/containerd/config.toml')).toBe(`# /etc/containerd/config.toml\n${configToml}\n`);
    expect(textOf(paste, '/etc/docker/daemon.json')).toBe(daemonJson);
  });

  it('are parted at ## file: headings and rulers', () => {
    const paste = `## file: config.toml\n${configToml}--- hosts.toml ---\n${hostsToml}`;
    expect(seen(paste)).toEqual(['config.toml containerd-config', 'hosts.toml containerd-hosts']);
  });

  it.each(['root@node-1:~# ', '[root@node1 ~]# ', '$ ', 'user@host:/etc$ sudo ', ''])(
    'are parted at the prompt "%s"',
    (prompt) => {
      const paste = `${prompt}cat /etc/containerd/config.toml\n${configToml}root@node-1:~# crictl pull harbor.internal.corp/prod/app:1\n${error}`;
      expect(seen(paste)).toEqual(['/etc/containerd/config.toml containerd-config', 'error.txt error-text']);
      expect(textOf(paste, '/etc/containerd/config.toml')).toBe(configToml);
    },
  );

  it('end at a prompt that waits, and know what a pipe reads', () => {
    const paste = `root@node-1:~# cat /etc/containerd/config.toml | grep -v '^#'\n${configToml}root@node-1:~# \n`;
    expect(intake(paste)).toEqual([{ path: '/etc/containerd/config.toml', text: configToml }]);
  });

  it('are parted at Markdown fences, named by the fence or by the line above', () => {
    const paste = `Pods do not start:\n\n\`\`\`\n${error}\`\`\`\n\n\`/etc/docker/daemon.json\`:\n\n\`\`\`json\n${daemonJson}\`\`\`\n\n\`\`\`toml title="hosts.toml"\n${hostsToml}\`\`\`\n`;
    expect(seen(paste)).toEqual([
      'error.txt error-text',
      '/etc/docker/daemon.json docker-daemon',
      'hosts.toml containerd-hosts',
    ]);
  });

  it('are parted without any mark', () => {
    const paste = `${error}\n# our config\n${configToml}\n${hostsToml}\n${daemonJson}\n${dockerfile}\n${pem}`;
    expect(seen(paste)).toEqual([
      'error.txt error-text',
      '/etc/containerd/config.toml containerd-config',
      'hosts.toml containerd-hosts',
      '/etc/docker/daemon.json docker-daemon',
      'Dockerfile dockerfile',
    ]);
  });

  it('part a config from the log lines around it', () => {
    const journal =
      'Nov 21 08:00:01 node7 containerd[812]: time="2026-11-21T08:00:01Z" level=error msg="PullImage failed"\n';
    const events =
      'Events:\n  Type     Reason   Age   From     Message\n  Warning  Failed   12s   kubelet  Error: ErrImagePull\n';
    const paste = `${events}\n${configToml}${journal}${pem}${journal}`;
    expect(seen(paste)).toEqual([
      'error.txt error-text',
      '/etc/containerd/config.toml containerd-config',
      'error-2.txt error-text',
      'chain.pem certificates',
      'error-3.txt error-text',
    ]);
  });

  it('keep an s_client session whole', () => {
    expect(seen(session)).toEqual(['chain.pem certificates']);
    expect(seen(`${error}\n${session}\n${configToml}`)).toEqual([
      'error.txt error-text',
      'chain.pem certificates',
      '/etc/containerd/config.toml containerd-config',
    ]);
  });
  it.each(['', 'Connecting to 10.0.0.7\n'])('part an s_client session from the file above it (%j)', (connecting) => {
    const below = `${connecting}${session}`;
    const marked = `==> /etc/containerd/certs.d/harbor.internal.corp/ca.crt <==\n${pem}\n${below}`;
    expect(seen(marked)).toEqual([
      '/etc/containerd/certs.d/harbor.internal.corp/ca.crt certificates',
      'chain.pem certificates',
    ]);
    expect(textOf(marked, 'chain.pem')).toBe(below);
    expect(seen(`==> hosts.toml <==\n${hostsToml}${below}`)).toEqual([
      'hosts.toml containerd-hosts',
      'chain.pem certificates',
    ]);
    expect(seen(`${pem}${below}`)).toEqual(['chain.pem certificates', 'chain-2.pem certificates']);
  });

  it('keep an s_client session in the file that is named for it', () => {
    expect(intake(`==> harbor.txt <==\n\n${session}`)).toEqual([{ path: 'harbor.txt', text: `\n${session}` }]);
    expect(intake(`${pem}${session}`, { path: 'chain.pem' })).toEqual([
      { path: 'chain.pem', text: `${pem}${session}` },
    ]);
  });
});

describe('what must stay one file', () => {
  it('a named config with headings in comments', () => {
    const text = `# /etc/containerd/config.toml\n${configToml}\n# hosts.toml\n[debug]\n`;
    expect(intake(text, { path: 'config.toml' })).toEqual([{ path: 'config.toml', text }]);
  });

  it('a manifest or a kind config with TOML and PEM in it', () => {
    const inside = configToml.replace(/^/gm, '    ');
    const manifest = `apiVersion: v1\nkind: ConfigMap\ndata:\n  config.toml: |\n${inside}  ca.crt: |\n${pem.replace(/^/gm, '    ')}`;
    expect(seen(manifest)).toEqual(['manifest.yaml kubernetes']);
    const kind = `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\ncontainerdConfigPatches:\n- |-\n${inside}`;
    expect(seen(kind)).toEqual(['kind-config.yaml kind-config']);
  });

  it('scripts and Dockerfiles that write configs', () => {
    const write = `cat <<EOF > /etc/containerd/config.toml\n# /etc/containerd/config.toml\n${configToml}EOF\n`;
    expect(seen(`#!/bin/sh\n${write}`)).toEqual(['paste.txt unknown']);
    expect(seen(`${dockerfile}RUN ${write}${'COPY . .\n'}`)).toEqual(['Dockerfile dockerfile']);
  });

  it('a hosts.toml whose server stands below a host table', () => {
    const text =
      '[host."https://m.internal.corp"]\n  capabilities = ["pull"]\n\nserver = "https://harbor.internal.corp"\n';
    expect(intake(text)).toEqual([{ path: 'hosts.toml', text }]);
  });
});

describe('whatever comes', () => {
  const pieces = fc.constantFrom(
    ...[
      configToml,
      hostsToml,
      daemonJson,
      dockerfile,
      pem,
      error,
      '```\n',
      '```toml\n',
      '==> a.toml <==\n',
      '\n',
      '\u0000',
      '\uD800',
    ],
    ...[
      '# /etc/x.toml\n',
      '{',
      '}',
      '\r\n',
      '\uFEFF',
      '-----BEGIN CERTIFICATE-----\n',
      '<<EOF\n',
      'EOF\n',
      '[host]\r\n',
      'kind: Pod\n',
    ],
  );
  const isMark = (line: string): boolean => /^(?:```|==> |# \/etc)/.test(line.trim()) || line.trim() === '';

  it('the parts are slices in order, and only marks and blank lines are left out', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 25 }), (parts) => {
        const paste = parts.join('');
        let from = 0;
        for (const { text } of intake(paste)) {
          const at = paste.indexOf(text, from);
          expect(at).toBeGreaterThanOrEqual(from);
          for (const line of paste.slice(from, at).split('\n')) expect(line === '' || isMark(line)).toBe(true);
          from = at + text.length;
        }
        for (const line of paste.slice(from).split('\n')) expect(line === '' || isMark(line)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('paths are unique', () => {
    const paths = intake(`${error}${configToml}${error}${pem}${error}`).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('a line of ten million characters is one file', () => {
    const paste = 'x509: '.repeat(1_700_000);
    expect(intake(paste)).toEqual([{ path: 'error.txt', text: paste }]);
  });
});
