import { type Case, certsD, config, node, v2, v3, withConfigPath } from './case.ts';

const path = `  config_path = "${certsD}"`;
const both = `version = 3
[plugins."io.containerd.grpc.v1.cri".registry]
  config_path = "/etc/containerd/old.d"
[plugins."io.containerd.cri.v1.images".registry]
${path}
`;

/** Where config_path stands, and what stands in its way. */
export const configToml: Record<string, Case> = {
  'no-config-toml': {
    about: 'There is no config.toml, but a right hosts.toml',
    files: { '/etc/containerd/certs.d/harbor.internal.corp/ca.crt': '@@CERT:root@@' },
  },
  'config-path-unset': { about: 'config.toml without config_path', files: node({ [config]: v2('') }) },
  'config-path-empty': { about: 'config_path = ""', files: node({ [config]: v2('  config_path = ""') }) },
  'version-2': { about: 'The table of containerd 1.x', files: node({}) },
  'version-3': { about: 'The table of containerd 2.x', files: node({ [config]: v3(path) }) },
  'version-4': { about: 'Version 4, of containerd 2.3', files: node({ [config]: v3(path).replace('3', '4') }) },
  'version-1': {
    about: 'Version 1, with the plugin by its short name',
    files: node({ [config]: `version = 1\n[plugins.cri.registry]\n${path}\n` }),
  },
  'no-version-short-name': {
    about: 'No version is version 1',
    files: node({ [config]: `[plugins.cri.registry]\n${path}\n` }),
  },
  'no-version-v2-table': {
    about: 'No version, but the table of version 2',
    files: node({ [config]: withConfigPath.replace('version = 2\n', '') }),
  },
  'version-3-v2-table': {
    about: 'Version 3 with the table of version 2',
    files: node({ [config]: withConfigPath.replace('2', '3') }),
  },
  'version-2-v3-table': {
    about: 'Version 2 with the table of version 3',
    files: node({ [config]: v3(path).replace('3', '2') }),
  },
  'version-3-both-tables': {
    about: 'Version 3 with both tables, of different values',
    files: node({ [config]: both }),
  },
  'version-text': { about: 'The version in quotes', files: node({ [config]: withConfigPath.replace('2', '"2"') }) },
  'version-inside-table': {
    about: 'The version below a table header belongs to that table',
    files: node({ [config]: `${withConfigPath.replace('version = 2\n', '')}version = 2\n` }),
  },
  'version-2-short-name': {
    about: 'Version 2 with the short name of version 1',
    files: node({ [config]: `version = 2\n[plugins.cri.registry]\n${path}\n` }),
  },
  'plugin-id-unquoted': {
    about: 'Without quotes the dots make tables',
    files: node({ [config]: withConfigPath.replaceAll(/"(io[^"]*)"/g, '$1') }),
  },
  'plugin-id-misspelt': {
    about: 'A plugin that does not exist',
    files: node({ [config]: withConfigPath.replace('v1.cri', 'v1.cir') }),
  },
  'config-path-missing-directory': {
    about: 'config_path leads nowhere',
    files: node({ [config]: v2('  config_path = "/etc/containerd/certs"') }),
  },
  'config-path-list-first': {
    about: 'A list of two directories; the first has the host',
    files: node({ [config]: v2(`  config_path = "${certsD}:/etc/docker/certs.d"`) }),
  },
  'config-path-list-second': {
    about: 'A list of two directories; Docker’s has the CA',
    files: {
      [config]: v2(`  config_path = "${certsD}:/etc/docker/certs.d"`),
      '/etc/docker/certs.d/harbor.internal.corp/ca.crt': '@@CERT:root@@',
    },
  },
  'config-path-list-local-pull': {
    about: 'A list, with the local pull chosen',
    files: node({
      [config]: `version = 3
[plugins."io.containerd.cri.v1.images"]
  use_local_image_pull = true
  [plugins."io.containerd.cri.v1.images".registry]
    config_path = "${certsD}:/etc/docker/certs.d"
`,
    }),
  },
  'config-path-list-with-auth': {
    about: 'A list, with credentials that make 2.1 and later pull locally',
    files: node({
      [config]: v2(`  config_path = "${certsD}:/etc/docker/certs.d"
  [plugins."io.containerd.grpc.v1.cri".registry.configs."harbor.internal.corp".auth]
    username = "robot"
    password = "not-a-real-password"`),
    }),
  },
  'config-path-array': {
    about: 'config_path as a TOML array',
    files: node({ [config]: v2(`  config_path = ["${certsD}"]`) }),
  },
  'config-path-unquoted': {
    about: 'A path without quotes',
    files: node({ [config]: v2(`  config_path = ${certsD}`) }),
  },
  'key-misspelt': { about: 'confg_path', files: node({ [config]: v2(`  confg_path = "${certsD}"`) }) },
  'registry-table-twice': {
    about: 'The registry table twice',
    files: node({ [config]: `${withConfigPath}[plugins."io.containerd.grpc.v1.cri".registry]\n  headers = {}\n` }),
  },
  'syntax-error': { about: 'A header without its bracket', files: node({ [config]: 'version = 2\n[plugins\n' }) },
  'byte-order-mark': { about: 'A byte order mark', files: node({ [config]: `\uFEFF${withConfigPath}` }) },
  crlf: { about: 'Windows line ends', files: node({ [config]: withConfigPath.replaceAll('\n', '\r\n') }) },
};
