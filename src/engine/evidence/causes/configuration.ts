import { type Cause, weight } from './cause.ts';

/** A program does not accept its own configuration. */
export const configurationCauses: readonly Cause[] = [
  {
    code: 'mirrors-with-config-path',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words:
      /(?:failed to load plugin[^\n]{0,120}?)?(?:invalid (?:plugin|cri image) config: )?`?mirrors`? cannot be set when `?config_path`? is provided/,
    says: () =>
      'containerd runs without its CRI plugin, because its config.toml sets both `mirrors` and `config_path`; nothing can be pulled for Kubernetes until one of them is gone.',
    source:
      'containerd pkg/cri/config/config.go ValidatePluginConfig, internal/cri/config/config.go ValidateImageConfig; facts/containerd.md §2',
  },
  {
    code: 'tls-with-config-path',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words:
      /(?:failed to load plugin[^\n]{0,120}?)?(?:invalid plugin config: )?`?configs\.tls`? cannot be set when `?config_path`? is provided/,
    says: () =>
      'containerd runs without its CRI plugin, because its config.toml sets both `configs.….tls` and `config_path`; the TLS settings belong into hosts.toml.',
    source: 'containerd 1.x pkg/cri/config/config.go ValidatePluginConfig; facts/containerd.md §2',
  },
  {
    code: 'containerd-config-invalid',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words:
      /containerd: (?:failed to (?:load|unmarshal) TOML[^\n]{0,300}|\(\d+, \d+\): [^\n]{1,200}|toml: [^\n]{1,200}|invalid (?:disabled|required) plugin URI[^\n]{0,120})|failed to load TOML from \S{1,200}: [^\n]{1,200}|unsupported config version `?\d{1,4}`?|Failure unmarshaling TOML: [^\n]{1,200}|failed to unmarshal TOML[^\n]{1,200}|invalid (?:disabled|required) plugin URI "[^"\n]{0,100}"[^\n]{0,60}|expected containerd config version[^\n]{0,80}/,
    says: () => 'containerd does not start, because it cannot read its config.toml.',
    source: 'containerd cmd/containerd/server/config/config.go LoadConfig; facts/containerd.md §1.5',
  },
  {
    code: 'hosts-toml-invalid',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words: /failed to decode (?:\S{0,300}\/)?hosts\.toml[^\n]{0,300}|invalid `host` tree|unknown capability \w{1,40}/,
    says: ({ host }) =>
      `containerd cannot read the hosts.toml for ${host} and goes on as if it were not there; the CA named in it is not used.`,
    source: 'containerd core/remotes/docker/config/hosts.go loadHostDir; facts/containerd.md §3.4',
  },
  {
    code: 'cri-plugin-not-loaded',
    weight: weight.consequence,
    caCures: 'no',
    client: 'containerd',
    words:
      /unknown service runtime\.v1(?:alpha2)?\.(?:Image|Runtime)Service|failed to load plugin[^\n]{0,120}?io\.containerd\.(?:grpc\.v1\.cri|cri\.v1\.images)[^\n]{0,300}|unable to load CRI image service plugin dependency[^\n]{0,200}|invalid (?:cri image|plugin) config: [^\n]{1,200}|validate CRI v1 (?:runtime|image) API for endpoint/,
    says: () => 'containerd runs, but its CRI plugin is not loaded: kubelet and crictl find nobody who pulls.',
    source: 'containerd cmd/containerd/server/server.go New; facts/containerd.md §2',
  },
  {
    code: 'docker-config-conflict',
    weight: weight.configuration,
    caCures: 'no',
    client: 'docker',
    words: /the following directives are specified both as a flag and in the configuration file: [^\n]{0,300}/,
    says: () => 'dockerd does not start, because an option is set both on its command line and in daemon.json.',
    source: 'moby daemon/config/config.go findConfigurationConflicts; facts/other-runtimes.md A1',
  },
  {
    code: 'docker-daemon-config-invalid',
    weight: weight.configuration,
    caCures: 'no',
    client: 'docker',
    words:
      /unable to configure the Docker daemon with file \S{1,200}: [^\n]{0,300}|the following directives don't match any configuration option: [^\n]{0,200}|failed to start daemon: (?:insecure registry|invalid mirror|invalid index name)[^\n]{0,200}|insecure registry \S{1,200} is not valid: [^\n]{0,200}|invalid mirror: [^\n]{0,200}|Could not load X509 key pair \(cert: [^\n]{0,200}/,
    says: () => 'dockerd does not start, because it does not accept its daemon.json.',
    source:
      'moby daemon/config/config.go getConflictFreeConfiguration; facts/other-runtimes.md A1, measured-matrix.md E109-E127',
  },
  {
    code: 'registries-conf-invalid',
    weight: weight.configuration,
    caCures: 'no',
    words:
      /loading registries configuration "[^"\n]{1,300}": [^\n]{1,400}|mixing sysregistry v1\/v2 is not supported|registry must be in v2 format but is in v1/,
    says: ({ who }) => `${who} cannot read its registries.conf, so it contacts no registry.`,
    source: 'containers/image sysregistriesv2; facts/other-runtimes.md B1',
  },
  {
    code: 'registry-blocked',
    weight: weight.configuration,
    caCures: 'no',
    words: /registry \S{1,255} is blocked in [^\n;]{1,200}/,
    says: ({ who, host }) => `registries.conf forbids ${who} to contact ${host}.`,
    source: 'containers/image docker/docker_image_src.go; facts/other-runtimes.md B1',
  },
  {
    code: 'buildkitd-toml-invalid',
    weight: weight.configuration,
    caCures: 'no',
    client: 'buildkit',
    words: /(?:\(\d+, \d+\)|toml): [^\n]{1,200}; failed to parse config|failed to parse config\b[^\n]{0,60}/,
    says: () => 'buildkitd does not start, because it cannot read its buildkitd.toml.',
    source: 'buildkit cmd/buildkitd/config; measured-matrix.md E278-E283',
  },
  {
    code: 'ca-unusable',
    weight: weight.configuration,
    caCures: 'maybe',
    words:
      /unable to (?:read|load) CA cert "[^"\n]{1,300}"(?:: [^\n]{0,200})?|failed to read CA file[^\n]{0,200}|failed to read \/\S{1,300}\.(?:crt|pem|cer): [^\n]{0,200}|[Mm]issing key ca\.key for client certificate ca\.cert[^\n;]{0,100}|failed to load keypair for \S{1,300}\/ca\.cert: [^\n]{0,200}|unable to append CA|failed to append certs from CA file/,
    says: ({ who, host }) =>
      `${who} is told to read a CA file for ${host} that is missing or holds no PEM certificate, so it does not even try.`,
    source:
      'containerd core/remotes/docker/config/hosts.go updateTLSConfigFromHost; facts/containerd.md §3.6, §10, other-runtimes.md 0.2',
  },
  {
    code: 'client-pair-unusable',
    weight: weight.configuration,
    caCures: 'no',
    words:
      /failed to load X509 key pair: [^\n]{1,200}|unable to read CERT file "[^"\n]{1,300}"[^\n]{0,160}|[Mm]issing (?:key \S{1,200} for client certificate|client certificate \S{1,200} for key) [^\n;]{1,200}|failed to load keypair for \S{1,300}: [^\n]{0,200}|tls: private key does not match public key|cert file "?[^"\n]{1,200}"? was specified, but no corresponding key file/,
    says: ({ who, host }) =>
      `The client certificate that ${who} should show to ${host} cannot be used: certificate and key are missing, mixed up or not a pair.`,
    source:
      'containerd core/remotes/docker/config/hosts.go; moby daemon/pkg/registry/registry.go; facts/containerd.md §10',
  },
  {
    code: 'no-usable-endpoint',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words: /no (?:resolve|pull|push) hosts(?:: not found)?/,
    says: ({ host }) =>
      `No endpoint in the hosts.toml for ${host} is allowed to serve this request: the capabilities leave none.`,
    source: 'containerd core/remotes/docker/resolver.go filterHosts; facts/containerd.md §3.6',
  },
  {
    code: 'registry-key-ignored',
    weight: weight.network,
    caCures: 'maybe',
    client: 'containerd',
    words: /Ignoring unknown key in TOML for plugin[^\n]{0,200}?key="?(?:registry|config_path)\b[^\n]{0,160}/,
    says: () =>
      'containerd ignores a registry setting of its config.toml: the key belongs to another config version or is misspelt.',
    source: 'containerd internal/cri/config; facts/containerd.md §1.5, measured-matrix.md E10, E18, E26',
  },
  {
    code: 'crio-setting-ignored',
    weight: weight.network,
    caCures: 'maybe',
    client: 'cri-o',
    words: /Insecure registries option is deprecated and no longer effective[^\n]{0,100}/,
    says: () => 'CRI-O no longer reads insecure_registries from crio.conf (since 1.35).',
    source: 'cri-o pkg/config; facts/other-runtimes.md B3, measured-matrix.md E275',
  },
  {
    code: 'permission-denied',
    weight: weight.configuration,
    caCures: 'no',
    words:
      /permission denied while trying to connect to the Docker daemon socket[^\n]{0,160}|dial unix \S{1,200}: connect: permission denied/,
    says: ({ who }) => `This user may not talk to the socket of ${who}; no registry was asked.`,
    source: 'moby client/errors.go',
  },
  {
    code: 'daemon-not-running',
    weight: weight.configuration,
    caCures: 'no',
    words:
      /Cannot connect to the Docker daemon at \S{1,200}|dial unix \S{1,200}: connect: (?:no such file or directory|connection refused)|failed to connect to containerd: [^\n]{0,160}/,
    says: ({ who }) => `${who} does not run, or its socket is elsewhere; no registry was asked.`,
    source: 'moby client/errors.go; containerd client',
  },
];
