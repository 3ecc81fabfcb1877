import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { certificates } from '../../pki/index.ts';

const pems = await certificates();
const host = 'harbor.internal.corp';
const directory = `/etc/containerd/certs.d/${host}`;

const failing = (by: string, registry = host) => ({
  path: 'error.txt',
  text: `${by}failed to do request: Head "https://${registry}/v2/prod/app/manifests/1.4.2": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`,
});
const containerd = failing(`failed to pull and unpack image "${host}/prod/app:1.4.2": failed to resolve reference: `);
const docker = {
  path: 'error.txt',
  text: `Error response from daemon: Get "https://${host}/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`,
};
const hostsToml = (path: string, name = host) => ({
  path,
  text: `server = "https://${name}"\n\n[host."https://${name}"]\n  ca_file = "/etc/ssl/corp.pem"\n`,
});
const dockerfile = {
  path: 'Dockerfile',
  text: `FROM debian:12\nRUN curl -fsS https://${host}/install.sh | sh\n`,
};
const unset = { path: '/etc/containerd/config.toml', text: 'version = 2\n' };

interface Given {
  path: string;
  text: string;
}

/** The rule of the finding that is named as the cause. */
async function causeOf(...files: Given[]): Promise<string | undefined> {
  const { cause, findings } = await analyse({ files, at: '2026-11-21T00:00:00Z' });
  return findings.find(({ id }) => id === cause?.finding)?.rule;
}

describe('the cause of an error', () => {
  test('is in a file that the program which printed it reads', async () => {
    expect(await causeOf(containerd, hostsToml(`${directory}/hosts.toml`))).toBe('containerd-hosts/unknown-key');
    expect(await causeOf(docker, hostsToml(`${directory}/hosts.toml`))).toBe('error-text/registry-not-trusted');
    const dockers = hostsToml(`/etc/docker/certs.d/${host}/hosts.toml`);
    expect(await causeOf(docker, dockers)).toBe('containerd-hosts/unknown-key');
  });

  test('is no Dockerfile when a runtime fails, and is one when a tool in the build fails', async () => {
    expect(await causeOf(dockerfile, containerd)).toBe('error-text/registry-not-trusted');
    const curl = {
      path: 'error.txt',
      text: `curl: (60) SSL certificate problem: unable to get local issuer certificate\n`,
    };
    expect(await causeOf(dockerfile, unset, curl)).toBe('dockerfile/ca-not-in-image');
  });

  test('in a build is the trust of the builder or of the image, by which of them failed, wherever the lines stand', async () => {
    const unknown = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
    const add = {
      path: 'error.txt',
      text: `#6 [3/3] ADD https://${host}/x.tgz /\n#6 ERROR: Get "https://${host}/x.tgz": ${unknown}\n`,
    };
    const run = {
      path: 'error.txt',
      text: `#8 [2/3] RUN fetch\n#8 0.61 Get "https://${host}/install.sh": ${unknown}\n#8 ERROR: process "/bin/sh -c fetch" did not complete successfully: exit code: 1\nERROR: failed to solve: process "/bin/sh -c fetch" did not complete successfully: exit code: 1\n`,
    };
    const lines = [`ADD https://${host}/x.tgz /`, `RUN curl -fsS https://${host}/install.sh | sh`];
    for (const steps of [lines, lines.toReversed()]) {
      const both = { path: 'Dockerfile', text: `FROM debian:12\n${steps.join('\n')}\n` };
      expect(await causeOf(both, add)).toBe('dockerfile/trust-of-the-builder');
      expect(await causeOf(both, run)).toBe('dockerfile/ca-not-in-image');
    }
  });

  test('is no daemon.json when containerd fails', async () => {
    const daemon = { path: 'daemon.json', text: `{ "insecure-registry": ["${host}"] }\n` };
    expect(await causeOf(daemon, containerd)).toBe('error-text/registry-not-trusted');
    expect(await causeOf(daemon, docker)).toBe('docker-daemon/ignored-key');
  });

  test('concerns the registry that failed', async () => {
    const other = hostsToml('/etc/containerd/certs.d/other.internal.corp/hosts.toml', 'other.internal.corp');
    expect(await causeOf(other, containerd)).toBe('error-text/registry-not-trusted');
    const daemon = { path: 'daemon.json', text: '{ "insecure-registry": ["other.internal.corp"] }\n' };
    expect(await causeOf(daemon, docker)).toBe('error-text/registry-not-trusted');
  });

  test('is nothing that breaks later', async () => {
    const root = { path: `${directory}/ca.crt`, text: pems.root ?? '' };
    const ca = `  ca = "${directory}/ca.crt"\n`;
    const half = {
      path: `${directory}/hosts.toml`,
      text: `server = "https://${host}"\n[host."https://${host}"]\n${ca}`,
    };
    expect(await causeOf(containerd, half, root)).not.toBe('containerd-hosts/ca-on-one-entry-only');
    const leaf = { ...root, text: pems.leaf ?? '' };
    expect(await causeOf(containerd, half, leaf)).toBe('certificates/leaf-as-ca');
  });

  test('does not depend on the order of the paste', async () => {
    const leaf = { path: `${directory}/ca.crt`, text: pems.leaf ?? '' };
    expect(await causeOf(leaf, unset, containerd)).toBe('containerd-config/config-path-unset');
    expect(await causeOf(containerd, unset, leaf)).toBe('containerd-config/config-path-unset');
  });

  test('is said by the very error, where only the text tells it', async () => {
    const both = { path: 'error.txt', text: `${docker.text}\n${failing('ctr: ', 'other.internal.corp').text}` };
    const { cause } = await analyse({ files: [both] });
    expect(cause?.summary).toContain(`dockerd does not trust the certificate of ${host}`);
  });
});

test('without an error, what hides the rest of a file is the cause, wherever it stands', async () => {
  const text = `server = "https://${host}"\n[host."https://${host}"]\n  capabilities = ["pull", "resolv"]\n  ca = "/etc/ssl/corp.pem"\n`;
  expect(await causeOf({ path: `${directory}/hosts.toml`, text })).toBe('containerd-hosts/unknown-capability');
});
