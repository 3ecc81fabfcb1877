import type { Reference } from '../rule.ts';

/** Where the statements of the rules can be looked up. HOSTS is core/remotes/docker/config/hosts.go of 2.x, remotes/docker/config/hosts.go of 1.x. */
export const schema: Reference = {
  says: 'keys and types of hosts.toml',
  source: 'containerd core/remotes/docker/config/hosts.go hostFileConfig',
};

export const parsing: Reference = {
  says: 'how URL, path and TLS keys of an entry are read',
  source: 'containerd core/remotes/docker/config/hosts.go parseHostConfig',
};

export const lookup: Reference = {
  says: 'which directory is read, and that a file that cannot be decoded is only logged',
  source: 'containerd core/remotes/docker/config/hosts.go HostDirFromRoot, loadHostDir; config_unix.go hostPaths',
};

export const order: Reference = {
  says: 'the top-level entry is always tried last and inherits nothing',
  source: 'containerd core/remotes/docker/config/hosts.go ConfigureHosts, parseHostsFile',
};

export const tls: Reference = {
  says: '`ca` adds to the system roots; `skip_verify` sets InsecureSkipVerify',
  source: 'containerd core/remotes/docker/config/hosts.go updateTLSConfigFromHost',
};

export const measured: Reference = {
  says: 'runs of containerd 1.6.20 to 2.3.4 with such files',
  source: 'facts/measured-matrix.md, containerd',
};
