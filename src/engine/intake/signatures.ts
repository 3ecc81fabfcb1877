import type { DialectId } from '../workspace/source-file.ts';

export type Syntax = 'toml' | 'json' | 'yaml' | 'dockerfile';

/** How the lines of one kind of file look. All patterns are for a single line without its end. */
export interface Signature {
  dialect: DialectId;
  syntax: Syntax;
  /** What only this kind holds, in words. */
  says: string;
  /** Lines that only this kind holds. */
  only: RegExp;
  /** Lines that this kind holds, but others too. */
  also?: RegExp;
  /** A line of `only` with which such a file begins, so that another file ends before it. */
  opens?: RegExp;
}

/** In order: of two kinds that match equally well the earlier one wins. */
export const signatures: readonly Signature[] = [
  {
    dialect: 'containerd-config',
    syntax: 'toml',
    says: 'it has tables and keys of containerd’s config.toml',
    only: /^\s*(?:\[\s*(?:plugins|proxy_plugins|stream_processors|ttrpc|cgroup)\s*[\].]|disabled_plugins\s*=|required_plugins\s*=|oom_score\s*=|plugin_dir\s*=|imports\s*=\s*\[|\[.{0,120}(?:io\.containerd\.|\.registry\.(?:mirrors|configs|auths)|registry\.headers))/,
    also: /^\s*(?:version\s*=\s*\d|config_path\s*=|\[\s*(?:grpc|debug|metrics|timeouts)\s*\]|endpoint\s*=\s*\[|insecure_skip_verify\s*=|sandbox_image\s*=|snapshotter\s*=)/,
    opens: /^(?:version\s*=\s*\d|\s*\[\s*plugins\s*[\].])/,
  },
  {
    dialect: 'containerd-hosts',
    syntax: 'toml',
    says: 'it has `[host]` tables or keys that only hosts.toml knows',
    only: /^\s*(?:\[+\s*["']?host["']?\s*[\].]|host\s*\.\s*["']|server\s*=\s*["']?(?:https?:)?\/\/|capabilities\s*=|skip_verify\s*=|override_path\s*=|dial_timeout\s*=)/,
    also: /^\s*(?:server\s*=|ca\s*=|client\s*=|header\s*=)/,
    opens: /^(?:server\s*=\s*["']?https?:|\s*\[+\s*["']?host["']?\s*[\].])/,
  },
  {
    dialect: 'registries-conf',
    syntax: 'toml',
    says: 'it has tables of Podman’s and CRI-O’s registries.conf',
    only: /^\s*(?:\[\[\s*registry(?:\.mirror)?\s*\]\]|unqualified-search-registries\s*=|\[registries\.(?:search|insecure|block)\]|short-name-mode\s*=|credential-helpers\s*=|mirror-by-digest-only\s*=|pull-from-mirror\s*=)/,
    also: /^\s*(?:location|prefix|blocked|insecure)\s*=/,
    opens: /^\s*(?:\[\[\s*registry\s*\]\]|unqualified-search-registries\s*=|\[registries\.)/,
  },
  {
    dialect: 'buildkitd',
    syntax: 'toml',
    says: 'it has tables of BuildKit’s buildkitd.toml',
    only: /^\s*(?:\[\s*registry\s*\.\s*["']|\[\[\s*registry\s*\.\s*["']|\[\s*worker\s*[\].]|insecure-entitlements\s*=|tlsconfigdir\s*=)/,
    also: /^\s*(?:http|insecure|ca|mirrors|root|debug)\s*=/,
    opens: /^\s*\[\s*(?:registry\s*\.\s*["']|worker\s*[\].])/,
  },
  {
    dialect: 'docker-daemon',
    syntax: 'json',
    says: 'it has keys of Docker’s daemon.json',
    only: /["“”'](?:insecure-registries|registry-mirrors|exec-opts|log-driver|log-opts|storage-driver|storage-opts|data-root|graph|live-restore|default-address-pools|default-runtime|runtimes|bip|max-concurrent-downloads|max-concurrent-uploads|userns-remap|containerd-snapshotter|fixed-cidr|insecure-registry|registry-mirror|cgroup-parent|default-ulimits|iptables|tlscacert|allow-nondistributable-artifacts)["“”']\s*:/,
    also: /["“”'](?:features|hosts|debug|dns|mtu|ipv6|experimental|builder|labels|proxies|tls|tlsverify|metrics-addr)["“”']\s*:/,
  },
  {
    dialect: 'docker-client-config',
    syntax: 'json',
    says: 'it has keys of Docker’s client configuration',
    only: /"(?:auths|credsStore|credHelpers|HttpHeaders|currentContext|cliPluginsExtraDirs)"\s*:/,
  },
  {
    dialect: 'kind-config',
    syntax: 'yaml',
    says: 'its `apiVersion` is kind’s',
    only: /^(?:apiVersion:\s*["']?kind\.x-k8s\.io\/|containerdConfigPatches(?:JSON6902)?:)/,
    also: /^kind:\s*Cluster\b/,
    opens: /^(?:apiVersion:\s*["']?kind\.x-k8s\.io\/|kind:\s*Cluster\s*$)/,
  },
  {
    dialect: 'kubernetes',
    syntax: 'yaml',
    says: 'it has an `apiVersion`',
    only: /^(?: ?(?:- )?|\s{2,4}(?="))["']?apiVersion["']?:\s*["']?(?!kind\.x-k8s\.io)[\w.-]/,
    also: /^\s{0,4}["']?(?:kind|metadata|spec|imagePullSecrets)["']?:/,
    opens: /^(?:["']?apiVersion["']?:\s*["']?[\w.-]|kind:\s*[A-Z]\w+\s*$)/,
  },
  {
    dialect: 'k3s-registries',
    syntax: 'yaml',
    says: 'it has `mirrors:` or `configs:` as the registries.yaml of K3s and RKE2',
    only: /^(?:(?:mirrors|configs):\s*(?:#.*|\{\})?|\s+endpoint:\s*(?:#.*)?)$/,
    also: /^\s+(?:rewrite|tls|auth|insecure_skip_verify|ca_file|cert_file|key_file):/,
    opens: /^(?:mirrors|configs):\s*$/,
  },
  {
    dialect: 'dockerfile',
    syntax: 'dockerfile',
    says: 'it has a `FROM` instruction',
    only: /^\s*FROM\s+(?:--platform=\S+\s+)?[\w$][\w$./:@{}%-]*(?:\s+as\s+[\w.-]+)?\s*$/i,
    also: /^\s*(?:RUN|COPY|ADD|ENV|ARG|WORKDIR|ENTRYPOINT|CMD|USER|EXPOSE|HEALTHCHECK|SHELL|LABEL|VOLUME|ONBUILD|STOPSIGNAL)\s+\S/,
    opens: /^FROM\s+(?:--platform=\S+\s+)?[\w$][\w$./:@{}%-]*(?:\s+(?:as|AS)\s+[\w.-]+)?\s*$/,
  },
];
