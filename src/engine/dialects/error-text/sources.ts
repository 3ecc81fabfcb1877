import type { Reference } from '../rule.ts';

export const verify: Reference = {
  says: 'Order and wording of what is verified',
  source: 'Go crypto/x509 verify.go Certificate.Verify',
};
export const hostsToml: Reference = {
  says: 'hosts.toml and its CA are read at every pull',
  source: 'containerd core/remotes/docker/config/hosts.go loadHostDir, updateTLSConfigFromHost; docs/hosts.md',
};
export const dockerCerts: Reference = {
  says: 'certs.d is read at every pull, the system store once',
  source: 'moby daemon/pkg/registry/registry.go loadTLSConfig',
};
export const containersCerts: Reference = {
  says: 'The first existing certs.d directory is read at every pull',
  source: 'containers/image docker/docker_client.go dockerCertDir; containers-certs.d(5)',
};
export const systemPool: Reference = {
  says: 'The system roots are read once a process',
  source: 'Go crypto/x509 root.go initSystemRoots, cert_pool.go SystemCertPool',
};
export const transport: Reference = {
  says: 'Wording of connection errors',
  source: 'Go net net.go OpError, DNSError; net/http transport.go',
};
export const resolver: Reference = {
  says: 'Order of endpoints and which error is shown',
  source: 'containerd core/remotes/docker/resolver.go Resolve, filterHosts',
};
export const criValidation: Reference = {
  says: 'What keeps the CRI plugin from loading',
  source: 'containerd internal/cri/config/config.go ValidateImageConfig; cmd/containerd/server/server.go New',
};
export const measured: Reference = {
  says: 'The exact texts, from runs of the real programs',
  source:
    'measured: containerd 1.6.20 to 2.3.4, dockerd 20.10.24 to 28.5.2, Podman 4.3.1 to 5.8.6, skopeo 1.9.3 to 1.22.0, CRI-O 1.36.3, buildkitd 0.13.2 and 0.32.2',
};
export const tokenClient: Reference = {
  says: 'Who fetches the token of a build, with which trust',
  source: 'buildkit session/auth/authprovider/authprovider.go FetchToken',
};
export const dockerMirrors: Reference = {
  says: 'Which directory a mirror’s CA is read from',
  source: 'moby daemon/hosts.go mirrorsToRegistryHosts; daemon/pkg/registry/service_v2.go lookupV2Endpoints',
};
export const interception: Reference = {
  says: 'What an inspecting proxy looks like',
  source: 'https://docs.docker.com/engine/network/ca-certs/',
};
export const proxies: Reference = {
  says: 'Whose environment counts',
  source:
    'Go net/http transport.go ProxyFromEnvironment; containerd core/remotes/docker/registry.go DefaultHTTPTransport',
};
export const pullSecrets: Reference = {
  says: 'How kubelet matches credentials to images',
  source: 'kubernetes pkg/credentialprovider/keyring.go URLsMatch, Lookup',
};
export const rateLimits: Reference = {
  says: 'Wording of the limit',
  source: 'https://docs.docker.com/docker-hub/usage/pulls/; OCI Distribution Specification, error code TOOMANYREQUESTS',
};
export const harbor: Reference = {
  says: 'When Harbor answers 412',
  source: 'goharbor/harbor src/lib/http/error.go; src/server/middleware/vulnerable/vulnerable.go',
};
export const references: Reference = {
  says: 'What kubelet does with an image name before any pull',
  source: 'kubernetes pkg/kubelet/images/image_manager.go, types.go',
};
export const daemonConfig: Reference = {
  says: 'What dockerd refuses',
  source: 'moby daemon/config/config.go getConflictFreeConfiguration',
};
export const registriesConf: Reference = {
  says: 'How registries.conf is merged and matched',
  source: 'containers/image pkg/sysregistriesv2/system_registries_v2.go; containers-registries.conf(5)',
};
export const kubelet: Reference = {
  says: 'Which event holds the reason',
  source: 'kubernetes pkg/kubelet/images/image_manager.go',
};
