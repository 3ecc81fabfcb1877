import type { Reference } from '../rule.ts';

/** Where the statements of the rules can be looked up. Paths are those of 2.x; 1.x has the same functions. */
export const validation: Reference = {
  says: 'which registry settings exclude each other, and that they are only checked when the daemon starts',
  source:
    'containerd internal/cri/config/config.go ValidateImageConfig (1.x: pkg/cri/config/config.go ValidatePluginConfig)',
};

export const loading: Reference = {
  says: 'accepted config versions, strict and lenient decoding, merging of imports',
  source:
    'containerd cmd/containerd/server/config/config.go LoadConfig, mergeConfig (1.x: services/server/config/config.go)',
};

export const migration: Reference = {
  says: 'which tables move when an older config version is loaded',
  source: 'containerd plugins/cri/images/plugin.go migrateConfig; cmd/containerd/server/server.go New',
};

export const transfer: Reference = {
  says: 'the default pull of 2.1 and newer takes config_path as one directory name',
  source:
    'containerd internal/cri/server/images/image_pull.go pullImageWithTransferService; core/transfer/registry/registry.go NewOCIRegistry',
};

export const hostLookup: Reference = {
  says: 'which directory below config_path is read for a registry',
  source: 'containerd core/remotes/docker/config/hosts.go HostDirFromRoot; config_unix.go hostPaths',
};

export const legacyPull: Reference = {
  says: 'how mirrors and configs are used while config_path is empty',
  source: 'containerd pkg/cri/server/image_pull.go registryHosts, registryEndpoints, getTLSConfig (1.x)',
};

export const credentials: Reference = {
  says: 'whose credentials a pull uses',
  source: 'containerd internal/cri/server/images/image_pull.go PullImage, ParseAuth',
};

export const measured: Reference = {
  says: 'what each release does with such files',
  source: 'measured: pulls with containerd 1.6.20, 1.6.39, 1.7.24, 1.7.34, 2.0.11, 2.1.9, 2.2.7 and 2.3.4',
};
