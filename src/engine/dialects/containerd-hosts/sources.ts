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

export const tokens: Reference = {
  says: 'tokens are fetched with the client of the entry that asked for one',
  source: 'containerd core/remotes/docker/config/hosts.go ConfigureHosts (WithAuthClient); authorizer.go',
};

export const redirected: Reference = {
  says: 'redirects are followed with the client of the entry, up to ten',
  source: 'containerd core/remotes/docker/resolver.go request.do',
};

export const measured: Reference = {
  says: 'what each release does with such files',
  source: 'measured: pulls with containerd 1.6.20, 1.6.39, 1.7.24, 1.7.34, 2.0.11, 2.1.9, 2.2.7 and 2.3.4',
};
