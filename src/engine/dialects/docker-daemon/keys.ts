/** What dockerd's JSON decoder wants of a value; `any` where this project does not look into it. */
export type KeyType = 'boolean' | 'integer' | 'text' | 'texts' | 'table-of-texts' | 'table-of-booleans' | 'any';

export interface KnownKey {
  type: KeyType;
  /** First release that accepts the key, and first that refuses it again; within 20.10 to 29. */
  since?: string;
  until?: string;
}

/**
 * Every key that dockerd accepts in daemon.json. Made from the flags that findConfigurationConflicts compares keys with and
 * from the JSON names of config.Config, read in the releases 20.10.27 to 29: moby daemon/config/config.go,
 * config_linux.go; cmd/dockerd (since 29 daemon/command) config.go, config_unix.go, options.go.
 */
const names: Readonly<Record<KeyType, string>> = {
  boolean:
    'cri-containerd debug experimental icc init ip-forward ip-masq ip6tables iptables ipv6 live-restore no-new-privileges raw-logs rootless selinux-enabled tls tlsverify userland-proxy',
  integer:
    'cpu-rt-period cpu-rt-runtime max-concurrent-downloads max-concurrent-uploads max-download-attempts mtu network-control-plane-mtu network-diagnostic-port shutdown-timeout',
  text: 'bip bridge cgroup-parent containerd containerd-namespace data-root default-cgroupns-mode default-gateway default-gateway-v6 default-init default-ipc-mode default-runtime default-shm-size exec-root fixed-cidr fixed-cidr-v6 group host-gateway-ip init-path ip log-driver log-level metrics-addr pidfile seccomp-profile storage-driver swarm-default-advertise-addr tlscacert tlscert tlskey userland-proxy-path userns-remap',
  texts:
    'authorization-plugins dns dns-opts dns-search exec-opts hosts insecure-registries labels node-generic-resources registry-mirrors storage-opts',
  'table-of-texts': 'log-opts',
  'table-of-booleans': 'features',
  any: 'allow-nondistributable-artifacts api-cors-header builder containerd-plugin-namespace containerd-plugins-namespace default-address-pools default-ulimits deprecated-key-path resolv-conf runtimes swarm-raft-election-tick swarm-raft-heartbeat-tick',
};

const bounded: Readonly<Record<string, KnownKey>> = {
  'allow-direct-routing': { type: 'boolean', since: '28.2' },
  bip6: { type: 'text', since: '28.0' },
  'bridge-accept-fwmark': { type: 'text', since: '29.0' },
  'cdi-spec-dirs': { type: 'texts', since: '25.0' },
  'cluster-advertise': { type: 'text', until: '24.0' },
  'cluster-store': { type: 'text', until: '24.0' },
  'cluster-store-opts': { type: 'any', until: '24.0' },
  'default-network-opts': { type: 'any', since: '24.0' },
  'default-stop-timeout': { type: 'integer', since: '29.0' },
  'firewall-backend': { type: 'text', since: '29.0' },
  graph: { type: 'text', until: '24.0' },
  'host-gateway-ips': { type: 'texts', since: '28.0' },
  'ip-forward-no-drop': { type: 'boolean', since: '28.0' },
  'log-format': { type: 'text', since: '25.0' },
  'min-api-version': { type: 'text', since: '29.0' },
  'nri-opts': { type: 'any', since: '29.0' },
  'oom-score-adjust': { type: 'integer', until: '26.0' },
  proxies: { type: 'table-of-texts', since: '23.0' },
};

export const knownKeys: ReadonlyMap<string, KnownKey> = new Map<string, KnownKey>([
  ...Object.entries(names).flatMap(([type, list]) =>
    list.split(' ').map((key): [string, KnownKey] => [key, { type: isKeyType(type) ? type : 'any' }]),
  ),
  ...Object.entries(bounded),
]);

function isKeyType(text: string): text is KeyType {
  return Object.hasOwn(names, text);
}

/** Keys of `proxies`; at the top level they pass for the flags of these names and are not read. */
export const proxyKeys: readonly string[] = ['http-proxy', 'https-proxy', 'no-proxy'];

/** Flags whose name passes the check for unknown keys, while the setting itself is called otherwise (NamedOption). */
const flagNames = new Set(
  'add-runtime authorization-plugin cdi-spec-dir cluster-store-opt default-address-pool default-network-opt default-ulimit dns-opt exec-opt feature host insecure-registry label log-opt node-generic-resource registry-mirror storage-opt'.split(
    ' ',
  ),
);

/** Flags without a setting of their own in the file; nothing to do with registries. */
const otherFlags = new Set(['config-file', 'restart', 'validate', 'version', 'help', 'identity']);

/** Tables whose keys are values; the keys of any other table are checked like those of the top level (flatOptions). */
const flat = new Set([
  'builder',
  'cluster-store-opts',
  'default-network-opts',
  'default-ulimits',
  'features',
  'log-opts',
  'nri-opts',
  'runtimes',
]);

export const isFlat = (key: string): boolean => flat.has(key);

/** Whether the check for unknown keys lets this one pass, in any release. */
export const passesCheck = (key: string): boolean =>
  knownKeys.has(key) || flagNames.has(key) || proxyKeys.includes(key) || otherFlags.has(key);
