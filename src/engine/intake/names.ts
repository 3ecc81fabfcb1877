import type { DialectId } from '../workspace/source-file.ts';

/** Names that stand for one kind of file only, matched against the whole path with forward slashes. */
const names: readonly (readonly [RegExp, DialectId])[] = [
  [/(?:^|\/)hosts?\.toml$/i, 'containerd-hosts'],
  [/(?:^|\/)buildkitd(?:\.default)?\.toml$/i, 'buildkitd'],
  [/(?:^|\/)(?:containerd[^/]*|config|config-v3)\.toml$/i, 'containerd-config'],
  [/(?:^|\/)containerd\/conf\.d\/[^/]+\.toml$/i, 'containerd-config'],
  [/(?:^|\/)(?:docker-)?daemon\.json$/i, 'docker-daemon'],
  [/(?:^|\/)\.docker\/config\.json$|(?:^|\/)\.?dockerconfigjson$|(?:^|\/)\.dockercfg$/i, 'docker-client-config'],
  [/(?:^|\/)(?:[\w-]+\.)?(?:docker|container)file(?:\.[\w-]+)?$/i, 'dockerfile'],
  [/(?:^|\/)registries\.ya?ml$/i, 'k3s-registries'],
  [/(?:^|\/)registries\.conf$|(?:^|\/)registries\.conf\.d\/[^/]+\.conf$/i, 'registries-conf'],
  [/(?:^|\/)kind(?:-config|-cluster)?\.ya?ml$/i, 'kind-config'],
  [/\.(?:crt|pem|cer|cert|der|p7b|p7c|key)$/i, 'certificates'],
  [/(?:^|\/)(?:error|errors|events|describe|journal|log)[\w-]*(?:\.(?:txt|log|md))?$|\.(?:log|err)$/i, 'error-text'],
];

/** What the name alone says; undefined when many kinds are called so. */
export function dialectOfName(path: string): DialectId | undefined {
  const normal = path.replaceAll('\\', '/');
  return names.find(([pattern]) => pattern.test(normal))?.[1];
}

/** Where a file of this kind lives, for one that came without a name. */
export const proposedPath: Readonly<Record<DialectId, string>> = {
  'containerd-config': '/etc/containerd/config.toml',
  'containerd-hosts': 'hosts.toml',
  'docker-daemon': '/etc/docker/daemon.json',
  dockerfile: 'Dockerfile',
  'error-text': 'error.txt',
  certificates: 'chain.pem',
  kubernetes: 'manifest.yaml',
  'k3s-registries': 'registries.yaml',
  'registries-conf': '/etc/containers/registries.conf',
  buildkitd: '/etc/buildkit/buildkitd.toml',
  'kind-config': 'kind-config.yaml',
  'docker-client-config': 'config.json',
  template: 'template.txt',
  unknown: 'paste.txt',
};

/** Whether a file of this name is text around files rather than a file: only then it is searched for weak marks. */
export function isNotes(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (/\.(?:txt|text|log|md|markdown|out|err)$/i.test(name)) return true;
  return !/[.]/.test(name) && dialectOfName(path) === undefined;
}

/** `path`, or the same name with a number where it is taken already. `taken` counts how often each was asked for. */
export function freePath(path: string, taken: Map<string, number>): string {
  const name = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const dot = path.lastIndexOf('.');
  const stem = dot > name ? dot : path.length;
  let number = (taken.get(path) ?? 0) + 1;
  const numbered = (): string => (number === 1 ? path : `${path.slice(0, stem)}-${number}${path.slice(stem)}`);
  while (number > 1 && taken.has(numbered())) number += 1;
  taken.set(path, number);
  const free = numbered();
  if (free !== path) taken.set(free, 1);
  return free;
}
