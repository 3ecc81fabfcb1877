import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';

const registry = 'harbor.internal.corp:8443';
const untrusted = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
const docker = `Error response from daemon: Get "https://${registry}/v2/": ${untrusted}\n`;
const pulled = `failed to resolve reference "${registry}/prod/app:1.4.2": failed to do request: Head "https://${registry}/v2/prod/app/manifests/1.4.2": `;
const kubelet = `  Warning  Failed  3s  kubelet  Failed to pull image "${registry}/prod/app:1.4.2": rpc error: code = Unknown desc = failed to pull and unpack image "${registry}/prod/app:1.4.2": ${pulled}${untrusted}\n`;

const told = async (text: string, more: { path: string; text: string }[] = []) => {
  const { findings } = await analyse({ files: [{ path: 'error.txt', text }, ...more] });
  return findings.find(({ rule }) => rule === 'error-text/registry-not-trusted');
};

describe('a program that reads CAs elsewhere is given no file below /etc', () => {
  test.each([
    ['Docker Desktop', ` Operating System: Docker Desktop\n${docker}`, `~/.docker/certs.d/${registry}/ca.crt`],
    ['a dockerd without root', `● docker.service - Docker (Rootless)\n${docker}`, '~/.config/docker/certs.d'],
    ['a virtual machine', `colima *   colima   unix:///home/a/.colima/docker.sock\n${docker}`, 'colima ssh'],
    ['dockerd on Windows', `PS C:\\Users\\a> docker pull x\n${docker}`, 'certs.d\\harbor.internal.corp8443\\ca.crt'],
    ['nerdctl without root', `$ nerdctl info\n rootless\nFATA[0000] ${pulled}${untrusted}\n`, '~/.config/containerd'],
    ['a Windows node', `  OS Image:    Windows Server 2022 Datacenter\n${kubelet}`, 'harbor.internal.corp8443'],
    ['Talos', `172.20.0.5: user: warning: [2026-11-20T10:00:00Z]: [talos] task pullImage: ${kubelet}`, 'talosctl'],
    ['Bottlerocket', `  OS Image:    Bottlerocket OS 1.26.1 (aws-k8s-1.31)\n${kubelet}`, 'settings.pki'],
    ['GKE', `  OS Image:    Container-Optimized OS from Google\n${kubelet}`, 'certificateAuthorityDomainConfig'],
    ['a proxy with a certificate', `${pulled}proxyconnect tcp: ${untrusted}\n`, 'HTTPS_PROXY'],
  ])('%s', async (_, text, place) => {
    const finding = await told(text);
    expect(finding?.declined).toContain(place);
    expect(finding?.fix).toBeUndefined();
  });

  test.each([
    ['a daemon of which nothing is said', docker],
    ['a command in a shell', `$ docker pull ${registry}/prod/app:1.4.2\n${docker}`],
    ['a Linux node', `  OS Image:    Debian GNU/Linux 13 (trixie)\n${kubelet}`],
    ['another program without root', `$ podman info | grep rootless\n  rootless: true\n\n${kubelet}`],
    ['an image of Windows in a name', kubelet.replaceAll('prod/app', 'prod/desktop-linux-tools')],
  ])('%s has its file', async (_, text) => {
    expect((await told(text))?.fix?.title).toContain('Put the CA');
  });

  test('a config.toml tells where a Windows node reads', async () => {
    const config = {
      path: 'config.toml',
      text: `version = 2\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = 'C:\\ProgramData\\containerd\\certs.d'\n`,
    };
    expect((await told(`  OS Image:    Windows Server 2022\n${kubelet}`, [config]))?.fix).toBeDefined();
  });
});
