import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../../src/engine/evidence/read.ts';
import { recognise } from '../../../src/engine/intake/index.ts';
import type { Evidence } from '../../../src/engine/workspace/report.ts';

/** What facts/measured-matrix.md E1–E288 hold besides requests that fail (measured.test.ts), with hosts and images of our own. */
const host = 'registry.example.internal';
const said = (text: string): Evidence | undefined => readEvidence([{ path: 'error.txt', text }])[0];
const url = (at: string, tail = 'team/api/manifests/7') => `https://${at}/v2/${tail}`;
const go120 = 'tls: failed to verify certificate: ';
const unknown = 'x509: certificate signed by unknown authority';

const mirrored = (namespace: string) =>
  url('mirror.example.internal', `library/nginx/manifests/latest?ns=${namespace}`);
const statements: readonly [string, Partial<Evidence>][] = [
  // E33–E35, E141, E143, E284: a mirror, with its ?ns= shown or hidden
  [
    `failed to pull and unpack image "${host}/team/api:7": failed to resolve image: failed to do request: Head "${url('mirror.example.internal:5443')}?ns=%5BREDACTED%5D": dial tcp 192.0.2.3:5443: connect: connection refused`,
    { code: 'connection-refused', registry: host, hop: 'mirror' },
  ],
  [
    `ERROR: failed to solve: docker.io/library/nginx:latest: failed to resolve source metadata for docker.io/library/nginx:latest: failed to do request: Head "${mirrored('docker.io')}": ${go120}${unknown}`,
    { code: 'x509-unknown-authority', client: 'buildkit', registry: 'docker.io', hop: 'mirror' },
  ],
  // skopeo 1.4 and older: the name is fine, what follows is not
  [
    `FATA[0000] Error parsing image name "docker://${host}/team/api:7": (Mirrors also failed: []): error pinging docker registry ${host}: Get "https://${host}/v2/": ${unknown}`,
    { code: 'x509-unknown-authority', client: 'skopeo', registry: host },
  ],
  [
    `FATA[0000] Error parsing image name "docker://${host}/Team/api:7": invalid reference format: repository name must be lowercase`,
    { code: 'image-reference-invalid', client: 'skopeo' },
  ],
  // as a word processor retypes it
  [
    `Failed to pull image “${host}/team/api:7”: failed to do request: Head “${url(host)}”: ${unknown}`,
    { code: 'x509-unknown-authority', registry: host, image: `${host}/team/api:7`, url: url(host) },
  ],
  // E142, E146: Docker Hub by its API host
  [
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io on 127.0.0.1:53: read udp 127.0.0.1:4711->127.0.0.1:53: read: connection refused',
    { code: 'dns-error', client: 'docker', registry: 'docker.io' },
  ],
  // E4–E9, E19: the CRI plugin
  [
    'failed to load plugin io.containerd.grpc.v1.cri: invalid plugin config: `mirrors` cannot be set when `config_path` is provided',
    { code: 'mirrors-with-config-path', client: 'containerd' },
  ],
  [
    'failed to load plugin: unable to load CRI image service plugin dependency: invalid cri image config: `mirrors` cannot be set when `config_path` is provided',
    { code: 'mirrors-with-config-path', client: 'containerd' },
  ],
  [
    'failed to load plugin io.containerd.grpc.v1.cri: invalid plugin config: `configs.tls` cannot be set when `config_path` is provided',
    { code: 'tls-with-config-path', client: 'containerd' },
  ],
  [
    'rpc error: code = Unimplemented desc = unknown service runtime.v1.ImageService',
    { code: 'cri-plugin-not-loaded', client: 'containerd' },
  ],
  // E10, E16, E18, E26, E63: ignored registry keys
  [
    `Ignoring unknown key in TOML for plugin: strict mode: fields in the document are missing in the target struct [key="registry configs ${host} tls" plugin=io.containerd.cri.v1.images]`,
    { code: 'registry-key-ignored', client: 'containerd' },
  ],
  [
    'Ignoring unknown key in TOML for plugin: strict mode: fields in the document are missing in the target struct [key=config_path plugin=io.containerd.cri.v1.images]',
    { code: 'registry-key-ignored' },
  ],
  // E17, E20–E28, E59–E62: config.toml
  [
    'containerd: failed to load TOML from /etc/containerd/config.toml: unsupported config version `3`',
    { code: 'containerd-config-version-refused', client: 'containerd' },
  ],
  [
    'containerd: failed to load TOML: /etc/containerd/config.toml: (6, 2): duplicated tables',
    { code: 'containerd-config-invalid' },
  ],
  [
    'containerd: failed to unmarshal TOML at row 6 column 2: toml: table registry already exists',
    { code: 'containerd-config-invalid' },
  ],
  [
    "containerd: (4, 3): Can't convert [/etc/containerd/certs.d]([]interface {}) to a slice",
    { code: 'containerd-config-invalid' },
  ],
  [
    'containerd: toml: cannot decode TOML array into struct field config.Registry.ConfigPath of type string',
    { code: 'containerd-config-invalid' },
  ],
  [
    "Failure unmarshaling TOML: toml: invalid character at start of key: U+00EF 'ï'",
    { code: 'containerd-config-invalid' },
  ],
  // E29–E32, E36–E47, E53–E58, E71, E72: hosts.toml
  [
    'failed to decode hosts.toml: failed to parse TOML: (1, 10): no value can start with h',
    { code: 'hosts-toml-invalid', client: 'containerd' },
  ],
  ['failed to decode hosts.toml: invalid `host` tree', { code: 'hosts-toml-invalid' }],
  ['failed to decode hosts.toml: unknown capability resolv', { code: 'hosts-toml-invalid' }],
  [
    `failed to decode /etc/containerd/certs.d/${host}/hosts.toml: toml: basic strings cannot have new lines`,
    { code: 'hosts-toml-invalid', registry: host },
  ],
  // E65–E70, E75–E78: files named in hosts.toml
  [
    `failed to pull and unpack image "${host}/team/api:7": failed to resolve image: unable to read CA cert "/etc/pki/root.crt": open /etc/pki/root.crt: no such file or directory`,
    { code: 'ca-unusable', client: 'containerd', registry: host },
  ],
  [
    `failed to pull and unpack image "${host}/team/api:7": failed to resolve reference "${host}/team/api:7": unable to load CA cert "/etc/pki/root.crt"`,
    { code: 'ca-unusable', registry: host },
  ],
  [
    `failed to pull and unpack image "${host}/team/api:7": failed to resolve image: failed to load X509 key pair: tls: private key does not match public key`,
    { code: 'client-pair-unusable', registry: host },
  ],
  // E81–E85, E159–E162, E233–E238: credentials
  [
    `failed to pull and unpack image "${host}/team/api:7": failed to resolve reference "${host}/team/api:7": pulling from host ${host} failed with status code [manifests 7]: 401 Unauthorized`,
    { code: 'auth-401', client: 'containerd', registry: host },
  ],
  [
    `failed to pull and unpack image "${host}/team/api:7": failed to resolve image: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials`,
    { code: 'auth-401', registry: host },
  ],
  [
    `Error response from daemon: Head "${url(host)}": no basic auth credentials`,
    { code: 'auth-401', client: 'docker', registry: host },
  ],
  [
    `ERROR: failed to solve: ${host}/team/api:7: failed to resolve source metadata for ${host}/team/api:7: unexpected status from HEAD request to ${url(host)}: 401 Unauthorized`,
    { code: 'auth-401', client: 'buildkit', registry: host },
  ],
  [
    `Error: initializing source docker://${host}/team/api:7: reading manifest 7 in ${host}/team/api: unauthorized: authentication required`,
    { code: 'auth-401', client: 'podman', registry: host },
  ],
  [
    `rpc error: code = Unknown desc = unable to pull image or OCI artifact: pull image err: initializing source docker://${host}/team/api:7: reading manifest 7 in ${host}/team/api: authentication required; artifact err: image reference: get manifest from ref`,
    { code: 'auth-401', client: 'cri-o', registry: host },
  ],
  // E109–E127, E145, E148, E149: daemon.json
  [
    `failed to start daemon: insecure registry ${host}/team is not valid: invalid host "${host}/team"`,
    { code: 'docker-daemon-config-invalid', client: 'docker' },
  ],
  [
    'unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid JSON: json: cannot unmarshal string into Go struct field Config.insecure-registries of type []string',
    { code: 'docker-daemon-config-invalid' },
  ],
  [
    "unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives don't match any configuration option: tls-ca",
    { code: 'docker-daemon-config-invalid' },
  ],
  [
    'unable to configure the Docker daemon with file /etc/docker/daemon.json: EOF',
    { code: 'docker-daemon-config-invalid' },
  ],
  [
    'failed to create API server: Could not load X509 key pair (cert: "", key: ""): open : no such file or directory',
    { code: 'docker-daemon-config-invalid', client: 'docker' },
  ],
  [
    `failed to start daemon: invalid mirror: unsupported scheme "" in "${host}"`,
    { code: 'docker-daemon-config-invalid' },
  ],
  // E133–E140, E155–E158, E225–E232: certs.d
  [
    'Error response from daemon: missing key ca.key for client certificate ca.cert. Note that CA certificates should use the extension .crt',
    { code: 'ca-unusable', client: 'docker' },
  ],
  [
    'Error response from daemon: Missing client certificate client.cert for key client.key',
    { code: 'client-pair-unusable', client: 'docker' },
  ],
  [
    `ERROR: failed to solve: ${host}/team/api:7: failed to resolve source metadata for ${host}/team/api:7: failed to load keypair for /etc/docker/certs.d/${host}/client.cert: open /etc/docker/certs.d/${host}/client.key: no such file or directory`,
    { code: 'client-pair-unusable', client: 'buildkit', registry: host },
  ],
  [
    `Error: initializing source docker://${host}/team/api:7: missing client certificate client.cert for key client.key`,
    { code: 'client-pair-unusable', client: 'podman', registry: host },
  ],
  // E183–E210: registries.conf
  [
    'Error: loading registries configuration "/etc/containers/registries.conf": mixing sysregistry v1/v2 is not supported',
    { code: 'registries-conf-invalid', client: 'podman' },
  ],
  [
    'validating runtime config: invalid registries: loading registries configuration "/etc/containers/registries.conf": toml: line 2: expected end of table array name',
    { code: 'registries-conf-invalid', client: 'cri-o' },
  ],
  [
    `initializing source docker://${host}/team/api:7: registry ${host} is blocked in /etc/containers/registries.conf or /root/.config/containers/registries.conf.d`,
    { code: 'registry-blocked', client: 'skopeo', registry: host },
  ],
  // E275, E278–E283
  [
    'Insecure registries option is deprecated and no longer effective. Please use `insecure` in `registries.conf` instead.',
    { code: 'crio-setting-ignored', client: 'cri-o' },
  ],
  [
    "(2, 3): Can't convert /etc/buildkit/corp.crt(string) to []string(slice); failed to parse config",
    { code: 'buildkitd-toml-invalid', client: 'buildkit' },
  ],
  ['toml: expected character ]; failed to parse config', { code: 'buildkitd-toml-invalid' }],
  [
    `error: failed to solve: ${host}/team/api:7: failed to resolve source metadata for ${host}/team/api:7: failed to read /etc/buildkit/corp.crt: open /etc/buildkit/corp.crt: no such file or directory`,
    { code: 'ca-unusable', client: 'buildkit', registry: host },
  ],
];

describe('a statement', () => {
  it.each(statements)('%s', (text, expected) => {
    expect(said(text)).toMatchObject(expected);
    expect(recognise({ path: '', text }).dialect).toBe('error-text');
  });
});

describe('a warning is no error', () => {
  it.each([
    '`configs` is deprecated, please use `config_path` instead',
    "Found 'Registry.Mirrors' in CRI config which is incompatible with transfer service (not supported with transfer service (also deprecated)). Falling back to local image pull mode.",
    'Ignoring unknown key in TOML for plugin: strict mode: fields in the document are missing in the target struct [key=use_local_image_pull plugin=io.containerd.cri.v1.images]',
  ])('%s', (text) => {
    expect(said(text)).toBeUndefined();
  });
});

describe('the wording tells the release', () => {
  it.each([
    [
      'failed to pull and unpack image "h.io/a:1": failed to resolve image: x509: certificate signed by unknown authority',
      { from: '2.1' },
    ],
    [
      `failed to pull and unpack image "h.io/a:1": failed to resolve reference "h.io/a:1": failed to do request: Head "https://h.io/v2/a/manifests/1": ${go120}${unknown}`,
      { because: expect.stringContaining('1.6.24') },
    ],
    [
      `failed to pull and unpack image "h.io/a:1": failed to resolve reference "h.io/a:1": failed to do request: Head "https://h.io/v2/a/manifests/1": ${unknown}`,
      { before: '1.7' },
    ],
    [
      'failed to load plugin: invalid cri image config: `mirrors` cannot be set when `config_path` is provided',
      { from: '2.0' },
    ],
    ['failed to decode hosts.toml: invalid `host` tree', { before: '2.0' }],
    ['unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid JSON: EOF', { from: '29.0' }],
    ['failed to start daemon: invalid mirror: unsupported scheme "" in "m.io"', { before: '28.3' }],
  ])('%s', (text, expected) => {
    expect(said(text)?.clientVersion).toMatchObject(expected);
  });
});
