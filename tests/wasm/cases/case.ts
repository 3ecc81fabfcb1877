import type { Name } from '../../pki/index.ts';

/** A recorded question: what is on a node, what is pulled, and what its hosts present. */
export interface Case {
  readonly about: string;
  /** By absolute path; `@@CERT:name@@` stands for a certificate of tests/pki. */
  readonly files: Readonly<Record<string, string>>;
  /** The team's image on harbor.internal.corp when left out. */
  readonly image?: string;
  /** Where the configuration lies; containerd's when left out. */
  readonly config?: string;
  /** By host; harbor's leaf with its intermediate when left out. */
  readonly chains?: Readonly<Record<string, readonly Name[]>>;
}

export const config = '/etc/containerd/config.toml';
export const certsD = '/etc/containerd/certs.d';
export const directory = `${certsD}/harbor.internal.corp`;
export const hostsToml = `${directory}/hosts.toml`;
export const caFile = `${directory}/ca.crt`;

const inTable = (version: string, table: string) => (text: string) =>
  `${version}\n[plugins."${table}".registry]\n${text}\n`;

/** config.toml of containerd 1.x, which 2.x migrates. */
export const v2 = inTable('version = 2', 'io.containerd.grpc.v1.cri');
/** config.toml of containerd 2.x. */
export const v3 = inTable('version = 3', 'io.containerd.cri.v1.images');
export const withConfigPath = v2(`  config_path = "${certsD}"`);

/** The portable hosts.toml: the CA for the host and for the fallback. */
export const goodHosts = `server = "https://harbor.internal.corp"
ca = "${caFile}"

[host."https://harbor.internal.corp"]
  capabilities = ["pull", "resolve"]
  ca = "${caFile}"
`;

/** A node whose configuration is right, with some files added or replaced. */
export const node = (files: Record<string, string>): Record<string, string> => ({
  [config]: withConfigPath,
  [hostsToml]: goodHosts,
  [caFile]: '@@CERT:root@@',
  ...files,
});

/** A node with config_path set and this hosts.toml, whose CA file is there. */
export const withHosts = (text: string, files: Record<string, string> = {}) => node({ [hostsToml]: text, ...files });
