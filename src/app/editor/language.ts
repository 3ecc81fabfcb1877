/** How the editor colours a text; `text` is wrapped and not coloured. */
export type Language = 'toml' | 'json' | 'yaml' | 'dockerfile' | 'text';

const byDialect: Readonly<Record<string, Language>> = {
  'containerd-config': 'toml',
  'containerd-hosts': 'toml',
  'registries-conf': 'toml',
  buildkitd: 'toml',
  'docker-daemon': 'json',
  'docker-client-config': 'json',
  kubernetes: 'yaml',
  'k3s-registries': 'yaml',
  'kind-config': 'yaml',
  dockerfile: 'dockerfile',
};

export const languageOf = (dialect: string | undefined): Language => (dialect && byDialect[dialect]) || 'text';
