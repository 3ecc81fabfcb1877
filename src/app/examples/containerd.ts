import { rootCa } from './certificates.ts';
import type { Example } from './example.ts';

const unknownAuthority = `Events:
  Type     Reason     Age                From               Message
  ----     ------     ----               ----               -------
  Normal   Scheduled  52s                default-scheduler  Successfully assigned shop/cart-6d9f7c5b8-x2k4p to node-3
  Normal   Pulling    12s (x3 over 51s)  kubelet            Pulling image "harbor.example.internal/shop/cart:1.8.2"
  Warning  Failed     12s (x3 over 51s)  kubelet            Failed to pull image "harbor.example.internal/shop/cart:1.8.2": rpc error: code = Unknown desc = failed to pull and unpack image "harbor.example.internal/shop/cart:1.8.2": failed to resolve reference "harbor.example.internal/shop/cart:1.8.2": failed to do request: Head "https://harbor.example.internal/v2/shop/cart/manifests/1.8.2": tls: failed to verify certificate: x509: certificate signed by unknown authority
  Warning  Failed     12s (x3 over 51s)  kubelet            Error: ErrImagePull
`;

export const containerdExamples: readonly Example[] = [
  {
    id: 'config-path-unset',
    title: 'The CA is there, containerd does not look',
    about: 'An error from kubectl describe, a config.toml without config_path, and the CA.',
    files: [
      { path: 'error.txt', text: unknownAuthority },
      {
        path: '/etc/containerd/config.toml',
        text: `version = 2

# node image 2026-09, see infra/nodes
root = "/var/lib/containerd"
state = "/run/containerd"

[plugins]

  [plugins."io.containerd.grpc.v1.cri"]
    sandbox_image = "registry.k8s.io/pause:3.9"

    [plugins."io.containerd.grpc.v1.cri".containerd]
      snapshotter = "overlayfs"

      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
        runtime_type = "io.containerd.runc.v2"

        [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
          SystemdCgroup = true

    [plugins."io.containerd.grpc.v1.cri".registry]
      config_path = ""
`,
      },
      { path: 'example-corp-root.pem', text: rootCa },
    ],
  },
  {
    id: 'mirrors-and-skip-verify',
    title: 'Mirrors and insecure_skip_verify',
    about: 'The old way in config.toml: endpoints, a switched-off check and a password beside each other.',
    files: [
      {
        path: '/etc/containerd/config.toml',
        text: `version = 2

[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:3.9"

[plugins."io.containerd.grpc.v1.cri".registry.mirrors."docker.io"]
  endpoint = ["https://cache.example.internal", "https://registry-1.docker.io"]

[plugins."io.containerd.grpc.v1.cri".registry.mirrors."harbor.example.internal"]
  endpoint = ["https://harbor.example.internal"]

# TODO: ask the platform team for the real certificate
[plugins."io.containerd.grpc.v1.cri".registry.configs."harbor.example.internal".tls]
  insecure_skip_verify = true

[plugins."io.containerd.grpc.v1.cri".registry.configs."harbor.example.internal".auth]
  username = "robot-ci"
  password = "example-not-a-password"
`,
      },
    ],
  },
  {
    id: 'hosts-toml-skip-verify',
    title: 'skip_verify in hosts.toml',
    about: 'Verification switched off, and a server line that slipped below a host table.',
    files: [
      {
        path: '/etc/containerd/certs.d/harbor.example.internal/hosts.toml',
        text: `# harbor for the build cluster
[host."https://harbor.example.internal"]
  capabilities = ["pull", "resolve"]
  skip_verify = true

server = "https://harbor.example.internal"
`,
      },
    ],
  },
  {
    id: 'upgrade-to-2',
    title: 'Worked on 1.7, ignored since 2.x',
    about: 'A version 3 config that still sets the registry in the table of version 2.',
    files: [
      {
        path: 'error.txt',
        text: unknownAuthority.replace(
          'failed to resolve reference "harbor.example.internal/shop/cart:1.8.2"',
          'failed to resolve image',
        ),
      },
      {
        path: '/etc/containerd/config.toml',
        text: `version = 3

[plugins."io.containerd.cri.v1.images"]
  snapshotter = "overlayfs"

# kept from the old nodes
[plugins."io.containerd.grpc.v1.cri".registry]
  config_path = "/etc/containerd/certs.d"
`,
      },
      {
        path: '/etc/containerd/certs.d/harbor.example.internal/hosts.toml',
        text: `server = "https://harbor.example.internal"
ca = "/etc/containerd/certs.d/harbor.example.internal/ca.crt"

[host."https://harbor.example.internal"]
  capabilities = ["pull", "resolve"]
  ca = "/etc/containerd/certs.d/harbor.example.internal/ca.crt"
`,
      },
      { path: '/etc/containerd/certs.d/harbor.example.internal/ca.crt', text: rootCa },
    ],
  },
];
