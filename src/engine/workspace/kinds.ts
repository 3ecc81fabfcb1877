import type { DialectId } from './source-file.ts';
import type { RuntimeName } from './target.ts';

/** What each kind of file is called, in the order in which a person is asked to choose. */
export const kinds: Readonly<Record<DialectId, string>> = {
  'error-text': 'Error text or log',
  certificates: 'Certificates',
  'containerd-config': 'containerd config.toml',
  'containerd-hosts': 'containerd hosts.toml',
  'docker-daemon': 'Docker daemon.json',
  dockerfile: 'Dockerfile',
  kubernetes: 'Kubernetes YAML',
  'k3s-registries': 'K3s or RKE2 registries.yaml',
  'registries-conf': 'registries.conf',
  buildkitd: 'buildkitd.toml',
  'kind-config': 'kind cluster config',
  'docker-client-config': 'Docker client config.json',
  template: 'Template',
  unknown: 'Not recognised',
};

export const isKind = (name: string): name is DialectId => Object.hasOwn(kinds, name);

/** The runtimes that a person can name as the one that pulls. */
export const runtimeNames: readonly Exclude<RuntimeName, ''>[] = [
  'containerd',
  'docker',
  'buildkit',
  'podman',
  'cri-o',
  'k3s',
  'rke2',
];
