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
      'containerd pkg/cri/config/config.go ValidatePluginConfig (1.x), internal/cri/config/config.go ValidateImageConfig (2.x)',
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
    source: 'containerd pkg/cri/config/config.go ValidatePluginConfig (1.x)',
  },
  {
    code: 'containerd-config-version-refused',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words:
      /(?:containerd: )?(?:failed to load TOML from \S{1,200}: )?(?:unsupported config version `?\d{1,4}`?|expected containerd config version[^\n]{0,80})/,
    says: () => 'containerd does not start, because it is older than the version of its config.toml.',
    source:
      'containerd cmd/containerd/server/config/config.go LoadConfig (2.x), services/server/config/config.go LoadConfig (1.x)',
  },
  {
    code: 'containerd-config-invalid',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words:
      /containerd: (?:failed to (?:load|unmarshal) TOML[^\n]{0,300}|\(\d+, \d+\): [^\n]{1,200}|toml: [^\n]{1,200}|invalid (?:disabled|required) plugin URI[^\n]{0,120})|failed to load TOML from \S{1,200}: [^\n]{1,200}|Failure unmarshaling TOML: [^\n]{1,200}|failed to unmarshal TOML[^\n]{1,200}|invalid (?:disabled|required) plugin URI "[^"\n]{0,100}"[^\n]{0,60}/,
    says: () => 'containerd does not start, because it cannot read its config.toml.',
    source:
      'containerd cmd/containerd/server/config/config.go LoadConfig (2.x), services/server/config/config.go LoadConfig (1.x)',
  },
  {
    code: 'hosts-toml-invalid',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words: /failed to decode (?:\S{0,300}\/)?hosts\.toml[^\n]{0,300}|invalid `host` tree|unknown capability \w{1,40}/,
    says: ({ host }) =>
      `containerd cannot read the hosts.toml for ${host} and goes on as if it were not there; the CA named in it is not used.`,
    source: 'containerd core/remotes/docker/config/hosts.go loadHostDir (1.x: remotes/docker/config/hosts.go)',
  },
  {
    code: 'cri-plugin-not-loaded',
    weight: weight.consequence,
    caCures: 'no',
    client: 'containerd',
    words:
      /unknown service runtime\.v1(?:alpha2)?\.(?:Image|Runtime)Service|failed to load plugin[^\n]{0,120}?io\.containerd\.(?:grpc\.v1\.cri|cri\.v1\.images)[^\n]{0,300}|unable to load CRI image service plugin dependency[^\n]{0,200}|invalid (?:cri image|plugin) config: [^\n]{1,200}|validate CRI v1 (?:runtime|image) API for endpoint/,
    says: () => 'containerd runs, but its CRI plugin is not loaded: kubelet and crictl find nobody who pulls.',
    source: 'containerd cmd/containerd/server/server.go New (1.x: services/server/server.go); plugins/cri/cri.go',
  },
  {
    code: 'docker-config-conflict',
    weight: weight.configuration,
    caCures: 'no',
    client: 'docker',
    words: /the following directives are specified both as a flag and in the configuration file: [^\n]{0,300}/,
    says: () => 'dockerd does not start, because an option is set both on its command line and in daemon.json.',
    source: 'moby daemon/config/config.go findConfigurationConflicts',
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
      'moby daemon/config/config.go getConflictFreeConfiguration; measured: starts of dockerd 20.10.24, 26.1.5 and 28.5.2',
  },
  {
    code: 'registries-conf-invalid',
    weight: weight.configuration,
    caCures: 'no',
    words:
      /loading registries configuration "[^"\n]{1,300}": [^\n]{1,400}|mixing sysregistry v1\/v2 is not supported|registry must be in v2 format but is in v1/,
    says: ({ who }) => `${who} cannot read its registries.conf, so it contacts no registry.`,
    source: 'containers/image pkg/sysregistriesv2/system_registries_v2.go loadConfigFile, tryUpdatingCache',
  },
  {
    code: 'registry-blocked',
    weight: weight.configuration,
    caCures: 'no',
    words: /registry \S{1,255} is blocked in [^\n;]{1,200}/,
    says: ({ who, host }) => `registries.conf forbids ${who} to contact ${host}.`,
    source: 'containers/image docker/docker_client.go newDockerClient; measured: skopeo 1.9.3',
  },
  {
    code: 'buildkitd-toml-invalid',
    weight: weight.configuration,
    caCures: 'no',
    client: 'buildkit',
    words: /(?:\(\d+, \d+\)|toml): [^\n]{1,200}; failed to parse config|failed to parse config\b[^\n]{0,60}/,
    says: () => 'buildkitd does not start, because it cannot read its buildkitd.toml.',
    source: 'buildkit cmd/buildkitd/config/load.go; measured: starts of buildkitd 0.13.2 and 0.32.2',
  },
  {
    code: 'ca-unusable',
    weight: weight.configuration,
    caCures: 'maybe',
    words:
      /unable to (?:read|load) CA cert "[^"\n]{1,300}"(?:: [^\n]{0,200})?|failed to read CA file[^\n]{0,200}|failed to read \/\S{1,300}\.(?:crt|pem|cer): [^\n]{0,200}|[Mm]issing key ca\.key for client certificate ca\.cert[^\n;]{0,100}|failed to load keypair for \S{1,300}\/ca\.cert: [^\n]{0,200}|unable to append CA|failed to append cert(?:s from CA|ificates from) file(?:: \S{1,300})?/,
    says: ({ who, host }) =>
      `${who} is told to read a CA file for ${host} that is missing or holds no PEM certificate, so it does not even try.`,
    source:
      'containerd core/remotes/docker/config/hosts.go updateTLSConfigFromHost; containers/image pkg/tlsclientconfig/tlsclientconfig.go SetupCertificates',
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
      'containerd core/remotes/docker/config/hosts.go updateTLSConfigFromHost; moby daemon/pkg/registry/registry.go loadTLSConfig',
  },
  {
    code: 'no-usable-endpoint',
    weight: weight.configuration,
    caCures: 'no',
    client: 'containerd',
    words: /no (?:resolve|pull|push) hosts(?:: not found)?/,
    says: ({ host }) =>
      `No endpoint in the hosts.toml for ${host} is allowed to serve this request: the capabilities leave none.`,
    source: 'containerd core/remotes/docker/resolver.go filterHosts (1.x: remotes/docker/resolver.go)',
  },
  {
    code: 'registry-key-ignored',
    weight: weight.network,
    caCures: 'maybe',
    client: 'containerd',
    words: /Ignoring unknown key in TOML for plugin[^\n]{0,200}?key="?(?:registry|config_path)\b[^\n]{0,160}/,
    says: () =>
      'containerd ignores a registry setting of its config.toml: the key belongs to another config version or is misspelt.',
    source: 'containerd cmd/containerd/server/config/config.go Decode (2.x); measured: containerd 2.0.11 to 2.3.4',
  },
  {
    code: 'crio-setting-ignored',
    weight: weight.network,
    caCures: 'maybe',
    client: 'cri-o',
    words: /Insecure registries option is deprecated and no longer effective[^\n]{0,100}/,
    says: () => 'CRI-O no longer reads insecure_registries from crio.conf (since 1.35).',
    source: 'cri-o internal/storage/image.go; measured: CRI-O 1.36.3',
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
      /(?<!unable to inspect the image \([^)\n]{1,300}\): )Cannot connect to the Docker daemon at \S{1,200}|dial unix \S{1,200}: connect: (?:no such file or directory|connection refused)|failed to connect to containerd: [^\n]{0,160}/,
    says: ({ who }) => `${who} does not run, or its socket is elsewhere; no registry was asked.`,
    source: 'moby client/errors.go; containerd client',
  },
];
