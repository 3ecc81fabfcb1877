import type { Reference } from '../rule.ts';

/** Where the statements of the rules can be looked up. */
export const decoding: Reference = {
  says: 'how daemon.json is decoded and when dockerd refuses it',
  source: 'moby daemon/config/config.go getConflictFreeConfiguration',
};

export const keyCheck: Reference = {
  says: 'which keys are accepted, and that tables are opened one level deep for that check',
  source: 'moby daemon/config/config.go findConfigurationConflicts, configValuesSet',
};

export const insecureList: Reference = {
  says: 'how entries of insecure-registries are read, and that loopback is always among them',
  source: 'moby registry/config.go LoadInsecureRegistries, validateHostPort, isSecureIndex',
};

export const insecureEffect: Reference = {
  says: 'an insecure registry is reached over HTTPS without verification, then over HTTP; its certs.d is not read',
  source: 'moby registry/service_v2.go lookupV2Endpoints, registry/registry.go newTLSConfig',
};

export const certsDirectory: Reference = {
  says: 'every *.crt of certs.d/<registry> is read at each pull',
  source: 'moby registry/registry.go loadTLSConfig, hostCertsDir',
};

export const mirrors: Reference = {
  says: 'what a mirror may look like, and that mirrors belong to Docker Hub only',
  source: 'moby registry/config.go ValidateMirror, loadMirrors',
};

export const reload: Reference = {
  says: 'a key that is not in the file leaves the running list as it is',
  source: 'moby daemon/reload.go reloadRegistryConfig',
};

export const measured: Reference = {
  says: 'what each release does with such files',
  source: 'measured: docker pull and docker build with dockerd 20.10.24, 26.1.5 and 28.5.2',
};
