import type { Case } from '../cells/case.ts';
import {
  caFile,
  config,
  configOf,
  configPath,
  directory,
  host,
  notLoaded,
  notTrusted,
  refuses,
  registryTable,
  since2,
  until1,
} from './containerd-node.ts';

const runc = `[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
    SystemdCgroup = true # must match the kubelet
`;

const list: readonly Omit<Case, 'kinds'>[] = [
  {
    id: 'config-path-unset',
    title: '`config_path` is not set, version 2',
    core: true,
    before: notTrusted,
    files: () => ({ [config]: `# managed by the platform team\nversion = 2\n\n${runc}` }),
  },
  {
    id: 'config-default',
    title: 'The file that `containerd config default` writes',
    before: notTrusted,
    files: async ({ node }) => ({ [config]: (await node.run(['containerd', 'config', 'default'])).output }),
  },
  {
    id: 'config-path-unset-v1',
    title: '`config_path` is not set, version 1',
    on: until1,
    before: notTrusted,
    files: () => ({ [config]: '[plugins.cri.registry]\n  # mirrors to follow\n' }),
  },
  {
    id: 'config-path-misspelt',
    title: '`config_path` is misspelt',
    before: notTrusted,
    files: (given) => ({ ...configOf(given.model, '  confg_path = "/etc/containerd/certs.d"\n'), ...directory(given) }),
  },
  {
    id: 'config-path-misplaced',
    title: '`config_path` stands one table too high',
    before: notTrusted,
    files: (given) => ({
      [config]: `version = 2\n[plugins."io.containerd.grpc.v1.cri"]\n${configPath}`,
      ...directory(given),
    }),
  },
  {
    id: 'config-path-not-the-root',
    title: '`config_path` names the registry’s own directory',
    before: notTrusted,
    files: (given) => ({
      ...configOf(given.model, `  config_path = "/etc/containerd/certs.d/${host}"\n`),
      ...directory(given),
    }),
  },
  {
    id: 'config-path-two-directories',
    title: '`config_path` names two directories',
    on: since2,
    core: true,
    before: notTrusted,
    files: (given) => ({
      ...configOf(given.model, '  config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"\n'),
      ...directory(given),
    }),
  },
  {
    id: 'config-path-array',
    title: '`config_path` is an array',
    before: refuses(/convert|decode/i),
    files: (given) => ({
      ...configOf(given.model, '  config_path = ["/etc/containerd/certs.d"]\n'),
      ...directory(given),
    }),
  },
  {
    id: 'legacy-ca-file',
    title: '`registry.configs.*.tls.ca_file`',
    // Such a table makes 2.2 and later pull as 2.0 did, and that way both customary directories are read unasked.
    early: ({ release }) => release === '2.2' || release === '2.3',
    accept: 'all',
    before: (model) => (since2(model) ? notTrusted : { pull: 'verified' }),
    files: ({ model, ca }) => ({
      ...configOf(model, '', `${registryTable(model, `.configs."${host}".tls`)}\n  ca_file = "/etc/ssl/corp.crt"\n`),
      '/etc/ssl/corp.crt': ca.root,
    }),
    pasted: () => ({}),
  },
  {
    id: 'legacy-mirrors-and-tls',
    title: '`registry.mirrors` and `configs.*.tls.insecure_skip_verify`',
    core: true,
    accept: 'all',
    before: (model) => (since2(model) ? notTrusted : { pull: 'insecure' }),
    files: ({ model }) =>
      configOf(
        model,
        '',
        `${registryTable(model, `.mirrors."${host}"`)}\n  endpoint = ["https://${host}"]\n${registryTable(model, `.configs."${host}".tls`)}\n  insecure_skip_verify = true\n`,
      ),
  },
  {
    id: 'mirrors-beside-config-path',
    title: '`registry.mirrors` beside `config_path`',
    core: true,
    accept: 'all',
    before: notLoaded,
    files: (given) => ({
      ...configOf(
        given.model,
        configPath,
        `${registryTable(given.model, `.mirrors."${host}"`)}\n  endpoint = ["https://${host}"]\n`,
      ),
      ...directory(given),
    }),
  },
  {
    id: 'configs-tls-beside-config-path',
    title: '`registry.configs.*.tls` beside `config_path`',
    on: until1,
    accept: 'all',
    before: notLoaded,
    files: (given) => ({
      ...configOf(
        given.model,
        configPath,
        `${registryTable(given.model, `.configs."${host}".tls`)}\n  ca_file = "${caFile}"\n`,
      ),
      ...directory(given),
    }),
  },
];

/** What is wrong in config.toml itself. */
export const containerdConfig: readonly Case[] = list.map((one) => ({ kinds: ['containerd'], ...one }));
