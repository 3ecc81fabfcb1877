import type { Located, Range } from './source-file.ts';

/**
 * What a file says about registries, free of its syntax. Dialects write these, runtimes and rules of other dialects
 * read them; so a dialect never needs to import another.
 */
export type Facts = ContainerdConfigFacts | ContainerdHostsFacts | DockerDaemonFacts | DockerfileFacts | OtherFacts;

export interface OtherFacts {
  kind: 'other';
  images: Located<string>[];
}

/** A registry table that the file holds, in whichever plugin section it stands. */
export interface RegistryTableFacts {
  /** The key path of the table, e.g. plugins · io.containerd.grpc.v1.cri · registry. */
  at: readonly string[];
  /** The config version to whose layout this table belongs. */
  layout: 1 | 2 | 3;
  configPath?: Located<string>;
  mirrors: { registry: Located<string>; endpoints: Located<string>[] }[];
  /** registry.configs."host".tls */
  tls: LegacyTlsFacts[];
  /** Hosts of registry.configs."host".auth and registry.auths; the credentials themselves are no fact. */
  authHosts: Located<string>[];
  /** Whether `configs` or `auths` has any entry at all, with credentials or without. */
  hasConfigs: boolean;
}

export interface LegacyTlsFacts {
  host: Located<string>;
  caFile?: Located<string>;
  certFile?: Located<string>;
  keyFile?: Located<string>;
  insecureSkipVerify?: Located<boolean>;
}

export interface ContainerdConfigFacts {
  kind: 'containerd-config';
  /** As written; undefined when there is no top-level integer. */
  version?: Located<number>;
  registries: RegistryTableFacts[];
  /** Why no release can read the file. */
  unreadable?: string;
  /** The file begins with a byte order mark. */
  byteOrderMark: boolean;
  /** Keys whose value is of another type than containerd reads, with the layout of their registry table: none at the top level. */
  mistyped: readonly { key: string; layout?: 1 | 2 | 3; isLegacyTls: boolean }[];
  /** The keys of `plugins`, as containerd reads them: an id without quotes is `io`. */
  pluginKeys: readonly string[];
  /** Layouts whose plugin table makes 2.1 and newer pull by themselves, registry settings aside. */
  localPullIn: readonly (1 | 2 | 3)[];
  disabledPlugins: Located<string>[];
  useLocalImagePull?: Located<boolean>;
  imports: Located<string>[];
}

/** One endpoint of a hosts.toml: a `[host."URL"]` table, or the implicit last entry made of the top-level keys. */
export interface HostEntryFacts {
  /** As written. Undefined: the implicit last entry of a file without `server`. */
  url?: Located<string>;
  capabilities?: Located<string>[];
  ca: Located<string>[];
  skipVerify?: Located<boolean>;
  overridePath?: Located<boolean>;
  /** Paths of certificate and, when separate, key. */
  client: { certificate: string; key?: string }[];
  range: Range;
}

export interface ContainerdHostsFacts {
  kind: 'containerd-hosts';
  /** Name of the directory that holds the file, when its path tells. */
  directory?: string;
  /** The directory above it: what config_path must name. */
  configPath?: string;
  /** In that directory it is called otherwise than hosts.toml, so containerd never reads it. */
  misnamed: boolean;
  hosts: HostEntryFacts[];
  /** The top-level keys: the entry that is always tried last. */
  fallback: HostEntryFacts;
  /** Hosts in inline tables and dotted keys: 1.x reads them. */
  headless: HostEntryFacts[];
  /** Why containerd rejects the file and goes on as if it were not there; in releases from `since` on and before `until`. */
  refusals: readonly { why: string; since?: string; until?: string }[];
}

export interface DockerDaemonFacts {
  kind: 'docker-daemon';
  /** Of the list that counts, as written. */
  insecureRegistries: Located<string>[];
  mirrors: Located<string>[];
  containerdSnapshotter?: Located<boolean>;
  /** What keeps dockerd from starting, in its words; in releases from `since` on and before `until`. */
  refusals: (Located<string> & { since?: string; until?: string })[];
}

export interface DockerfileFacts {
  kind: 'dockerfile';
  /** Base images, in order, as written. */
  images: Located<string>[];
  /** Settings files of tools (.npmrc, pip.conf, …) that come into the image from the build context. */
  settingsFiles: Located<string>[];
}
