import { expect, it } from 'vitest';
import { readEvidence } from '../../../src/engine/evidence/read.ts';

const read = (text: string) => readEvidence([{ path: 'error.txt', text }]);
const image = 'harbor.internal.corp/prod/app:1.4.2';
const untrusted = 'tls: failed to verify certificate: x509: certificate signed by unknown authority';
const pulled = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": failed to do request: Head "https://harbor.internal.corp/v2/prod/app/manifests/1.4.2": ${untrusted}`;

it.each(['moby/buildkit', 'kaniko-project/executor', 'rancher/k3s', 'podman/stable', 'cri-o/a', 'library/docker'])(
  'an image called like a program (%s) is pulled by another one',
  (name) => {
    const named = pulled.replaceAll('prod/app', name);
    expect(read(`Warning  Failed  2s  kubelet  Failed to pull image "${image}": ${named}`)).toMatchObject([
      { client: 'containerd', registry: 'harbor.internal.corp', image: image.replace('prod/app', name) },
    ]);
  },
);

it.each([
  [
    'trivy',
    `image scan error: unable to initialize an image scanner: 2 errors occurred:\n\t* docker error: unable to inspect the image (${image}): Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n\t* remote error: Get "https://harbor.internal.corp/v2/": ${untrusted}`,
  ],
  [
    'flux',
    `failed to pull artifact from 'oci://harbor.internal.corp/a': Get "https://harbor.internal.corp/v2/": ${untrusted}`,
  ],
  [
    'cri-o',
    `Failed to pull image "${image}": pinging container registry harbor.internal.corp: Get "https://harbor.internal.corp/v2/": ${untrusted}`,
  ],
  ['go', `#10 12.3 go: a.corp/b@v1: Get "https://harbor.internal.corp/v2/b.mod": ${untrusted}`],
  [
    'composer',
    'curl error 60 while downloading https://harbor.internal.corp/packages.json: SSL certificate problem: self-signed certificate in certificate chain',
  ],
  [
    'dotnet',
    'error NU1301: Unable to load the service index for source https://harbor.internal.corp/index.json.\n  The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
  ],
  [
    'apk',
    'fetch https://harbor.internal.corp/alpine/v3.20/main/x86_64/APKINDEX.tar.gz\n40D7:error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify failed:ssl/statem/statem_clnt.c:1889:',
  ],
])('%s does not trust the registry', (client, text) => {
  expect(read(text)).toMatchObject([{ code: 'x509-unknown-authority', client, registry: 'harbor.internal.corp' }]);
});
