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

const seen = (paste: string, path?: string): string[] =>
  intake(paste, path === undefined ? {} : { path }).map((file) => `${file.path} ${recognise(file).dialect}`);
const textOf = (paste: string, path: string): string | undefined =>
  intake(paste).find((file) => file.path === path)?.text;

it('a fence around the only thing is no part of it', () => {
  expect(intake(`\`\`\`toml\n${configToml}\`\`\`\n`)).toEqual([
    { path: '/etc/containerd/config.toml', text: configToml },
  ]);
  expect(intake(`\`\`\`\n${daemonJson}\`\`\``)).toEqual([{ path: '/etc/docker/daemon.json', text: daemonJson }]);
});

describe('what people say below a file', () => {
  it.each([
    'I already restarted containerd, how can I fix this?\n',
    '\nWhat I tried:\n- restart\n- reboot\n\nThanks!\n',
    'Wie kann ich das lösen?\n',
    '已经重启过了，请问怎么解决？\n',
    'sudo systemctl restart containerd\n',
  ])('is no part of it: %j', (words) => {
    expect(textOf(`${configToml}${words}`, '/etc/containerd/config.toml')?.trimEnd()).toBe(configToml.trimEnd());
    expect(textOf(`${dockerfile}${words}`, 'Dockerfile')?.trimEnd()).toBe(dockerfile.trimEnd());
  });

  it('stands between two files too', () => {
    expect(seen(`${configToml}and the other file is this one:\n${hostsToml}any ideas?\n`)).toEqual([
      '/etc/containerd/config.toml containerd-config',
      'paste.txt unknown',
      'hosts.toml containerd-hosts',
      'paste-2.txt unknown',
    ]);
  });

  it.each([
    `${configToml}config_path: /etc/containerd/certs.d\n`,
    `${configToml}imports = [\n  "/etc/a.toml"\n]\n`,
    `${configToml}server: harbor\n`,
    `${configToml}# I have restarted it already\n`,
    `${configToml}this is a wrapped comment\n[debug]\n  level = "info"\n`,
    `${dockerfile}RUN apk add \\\n    git make gcc\n`,
    `${dockerfile}RUN cat <<EOF > /etc/motd\nHave a nice day\nEOF\n`,
    `${dockerfile}user app and more\n`,
  ])('is not what belongs to the file: %j', (text) => {
    expect(intake(text)).toHaveLength(1);
  });
});

describe('a heredoc in a terminal', () => {
  const path = '/etc/containerd/certs.d/harbor.internal.corp/hosts.toml';

  it.each([
    `cat > ${path} <<EOF\n${hostsToml}EOF\n`,
    `$ sudo tee ${path} <<'EOF' >/dev/null\n${hostsToml}EOF\n`,
    `cat <<"EOF" | sudo tee -a ${path}\n${hostsToml}EOF\n$ crictl info\n`,
    `[root@node7 ~]# cat << EOF > "${path}"\n${hostsToml}EOF\n[root@node7 ~]# \n`,
  ])('is the file that it writes: %j', (paste) => {
    expect(textOf(paste, path)).toBe(hostsToml);
  });

  it('has no name where a variable is part of it', () => {
    expect(textOf(`cat <<EOF > /etc/containerd/certs.d/$REG/hosts.toml\n${hostsToml}EOF\n`, 'hosts.toml')).toBe(
      hostsToml,
    );
  });
});

describe('what looks like a comment', () => {
  it('is the log of a build that prints plainly', () => {
    const log =
      '#6 [2/2] ADD https://harbor.internal.corp/x.tgz /\n#6 ERROR: Get "https://harbor.internal.corp/x.tgz": x509: certificate signed by unknown authority\n';
    expect(seen(log)).toEqual(['error.txt error-text']);
    expect(seen(`${log}${dockerfile}`)).toEqual(['error.txt error-text', 'Dockerfile dockerfile']);
    expect(seen(`#1 the base\n${dockerfile}`)).toEqual(['Dockerfile dockerfile']);
  });
});

it('takes a line drawn between two things for no part of either', () => {
  const paste = `${configToml}---\n${hostsToml}======\nError response from daemon: manifest unknown\n`;
  expect(seen(paste)).toEqual([
    '/etc/containerd/config.toml containerd-config',
    'paste.txt unknown',
    'hosts.toml containerd-hosts',
    'error.txt error-text',
  ]);
  expect(textOf(paste, 'hosts.toml')).toBe(hostsToml);
  expect(intake(`${configToml}---\n[debug]\n  level = "info"\n`)).toHaveLength(1);
});

describe('a file that stands in a block of YAML', () => {
  const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
  const path = '/etc/containerd/certs.d/harbor.internal.corp/hosts.toml';

  it.each([
    [
      'cloud-init',
      `#cloud-config\nwrite_files:\n  - path: ${path}\n    permissions: '0644'\n    content: |\n`,
      6,
      'runcmd:\n  - reboot\n',
    ],
    [
      'a playbook',
      `- hosts: nodes\n  tasks:\n    - name: trust\n      copy:\n        dest: ${path}\n        content: |\n`,
      10,
      "        mode: '0644'\n",
    ],
    [
      'Butane',
      `variant: flatcar\nstorage:\n  files:\n    - path: ${path}\n      contents:\n        inline: |\n`,
      10,
      'systemd:\n  units: []\n',
    ],
  ])('ends with its block and has the name that %s gives it', (_, above, depth, below) => {
    const block = indented(hostsToml, depth);
    expect(intake(above + block + below)).toEqual([
      { path: 'paste.txt', text: above },
      { path, text: block },
      { path: 'paste-2.txt', text: below },
    ]);
    expect(recognise({ path: 'paste.txt', text: above }).because).toContain('around files');
  });

  it('is named by its own key, else as files of its kind are', () => {
    expect(seen(`data:\n  hosts.toml: |\n${indented(hostsToml, 4)}`)[1]).toBe('hosts.toml containerd-hosts');
    expect(seen(`registries:\n  harbor: |\n${indented(configToml, 4)}other: 1\n`)[1]).toBe(
      '/etc/containerd/config.toml containerd-config',
    );
  });

  it('is JSON as well as TOML', () => {
    const above = '#cloud-config\nwrite_files:\n  - path: /etc/docker/daemon.json\n    content: |\n';
    const below = 'runcmd:\n  - systemctl restart docker\n';
    expect(intake(above + indented(daemonJson, 6) + below)).toEqual([
      { path: 'paste.txt', text: above },
      { path: '/etc/docker/daemon.json', text: indented(daemonJson, 6) },
      { path: 'paste-2.txt', text: below },
    ]);
  });

  it('is no JSON by itself where it stands in one line, nor under a name', () => {
    const line = `write_files:\n  - content: '{"insecure-registries": ["a.corp"]}'\n`;
    expect(seen(line)).toEqual(['paste.txt unknown']);
    expect(seen(`write_files:\n  - content: |\n${indented(daemonJson, 6)}`, 'user-data.yaml')).toEqual([
      'user-data.yaml unknown',
    ]);
    expect(seen('"insecure-registries": ["a.corp"],\n"log-driver": "journald"\n')[0]).toContain('docker-daemon');
  });

  it('does not take the name of another item', () => {
    const other = `write_files:\n  - path: /etc/motd\n    content: hello\n  - content: |\n${indented(hostsToml, 6)}`;
    expect(seen(other)[1]).toBe('hosts.toml containerd-hosts');
  });

  it('is none where TOML is indented by itself, or where a manifest holds it', () => {
    expect(intake(indented(configToml, 4))).toHaveLength(1);
    expect(intake(`see below:\n${indented(configToml, 4)}[debug]\n  level = "info"\n`).at(-1)?.text).toContain(
      '[debug]',
    );
    expect(seen(`apiVersion: v1\nkind: ConfigMap\ndata:\n  hosts.toml: |\n${indented(hostsToml, 4)}`)).toEqual([
      'manifest.yaml kubernetes',
    ]);
  });
});

it('takes text for no file that it writes in a heredoc', () => {
  const terraform = `resource "x" "y" {\n  user_data = <<-EOT\n    cat > /etc/containerd/hosts.toml <<EOF\n${hostsToml}EOF\n  EOT\n}\n`;
  expect(seen(terraform)).toEqual(['paste.txt unknown']);
  expect(seen(terraform, 'main.tf')).toEqual(['main.tf unknown']);
  expect(seen(`${dockerfile}RUN cat <<EOF > /etc/hosts.toml\n${hostsToml}EOF\n`)).toEqual(['Dockerfile dockerfile']);
});
