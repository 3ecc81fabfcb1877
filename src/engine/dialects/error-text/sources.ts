import type { Reference } from '../rule.ts';

export const verify: Reference = {
  says: 'Order and wording of what is verified',
  source: 'Go crypto/x509 verify.go Verify (facts/containerd.md §10)',
};
export const hostsToml: Reference = {
  says: 'hosts.toml and its CA are read at every pull',
  source:
    'containerd core/remotes/docker/config/hosts.go loadHostDir, updateTLSConfigFromHost (facts/containerd.md §3, §5)',
};
export const dockerCerts: Reference = {
  says: 'certs.d is read at every pull, the system store once',
  source: 'moby daemon/pkg/registry/registry.go loadTLSConfig (facts/other-runtimes.md A4)',
};
export const containersCerts: Reference = {
  says: 'The first existing certs.d directory is read at every pull',
  source: 'containers/image docker/docker_client.go dockerCertDir (facts/other-runtimes.md B2)',
};
export const systemPool: Reference = {
  says: 'The system roots are read once a process',
  source: 'Go crypto/x509 root.go systemRoots (facts/containerd.md §4)',
};
export const transport: Reference = {
  says: 'Wording of connection errors',
  source: 'Go net, net/http transport.go (facts/containerd.md §10)',
};
export const resolver: Reference = {
  says: 'Order of endpoints and which error is shown',
  source: 'containerd core/remotes/docker/resolver.go Resolve (facts/containerd.md §3.6, §6)',
};
export const criValidation: Reference = {
  says: 'What keeps the CRI plugin from loading',
  source:
    'containerd internal/cri/config/config.go ValidateImageConfig; cmd/containerd/server/server.go New (facts/containerd.md §2)',
};
export const measured: Reference = {
  says: 'The exact texts, from runs of the real programs',
  source: 'facts/measured-matrix.md',
};
export const tokenClient: Reference = {
  says: 'Who fetches the token of a build, with which trust',
  source: 'buildkit session/auth/authprovider/authprovider.go FetchToken (facts/other-runtimes.md 0.3)',
};
export const dockerMirrors: Reference = {
  says: 'Which directory a mirror’s CA is read from',
  source: 'moby daemon/hosts.go mirrorsToRegistryHosts (facts/other-runtimes.md A4, A5)',
};
export const interception: Reference = {
  says: 'What an inspecting proxy looks like',
  source: 'facts/containerd.md §9',
};
export const proxies: Reference = {
  says: 'Whose environment counts',
  source: 'Go net/http ProxyFromEnvironment; containerd core/remotes/docker/registry.go (facts/containerd.md §9)',
};
export const pullSecrets: Reference = {
  says: 'How kubelet matches credentials to images',
  source: 'kubernetes pkg/credentialprovider/keyring.go (facts/other-runtimes.md D)',
};
export const rateLimits: Reference = {
  says: 'Wording of the limit',
  source: 'facts/containerd.md §10; facts/other-runtimes.md J',
};
export const harbor: Reference = {
  says: 'When Harbor answers 412',
  source: 'goharbor/harbor src/lib/http/error.go (facts/other-runtimes.md F)',
};
export const references: Reference = {
  says: 'What kubelet does with an image name before any pull',
  source: 'kubernetes pkg/kubelet/images/image_manager.go, types.go (facts/other-runtimes.md D)',
};
export const daemonConfig: Reference = {
  says: 'What dockerd refuses',
  source: 'moby daemon/config/config.go getConflictFreeConfiguration (facts/other-runtimes.md A1)',
};
export const registriesConf: Reference = {
  says: 'How registries.conf is merged and matched',
  source: 'containers/image pkg/sysregistriesv2 (facts/other-runtimes.md B1)',
};
export const kubelet: Reference = {
  says: 'Which event holds the reason',
  source: 'kubernetes pkg/kubelet/images/image_manager.go (facts/other-runtimes.md D)',
};
