import { type Case, certsD, config, node, v2, v3, withConfigPath } from './case.ts';

/** The rest of config.toml: other plugins' tables, imports, what the daemon refuses. */
export const daemon: Record<string, Case> = {
  'other-plugin-wrong-type': {
    about: 'A wrong type in the table of the garbage collector',
    files: node({
      [config]: `${withConfigPath}[plugins."io.containerd.gc.v1.scheduler"]\n  pause_threshold = "0.02"\n`,
    }),
  },
  'runtime-wrong-type': {
    about: 'A wrong type in the CRI’s runtime settings, which share a table with the registry in 1.x',
    files: node({
      [config]: `${withConfigPath}[plugins."io.containerd.grpc.v1.cri".containerd]\n  default_runtime_name = 1\n`,
    }),
  },
  'default-runtime-missing': {
    about: 'The default runtime is not configured',
    files: node({
      [config]: `${withConfigPath}[plugins."io.containerd.grpc.v1.cri".containerd]\n  default_runtime_name = "kata"\n`,
    }),
  },
  'runtime-of-a-cluster': {
    about: 'What installers write: runc with SystemdCgroup, a pause image, config_path',
    files: node({
      [config]: `version = 2
root = "/var/lib/containerd"
oom_score = -999
[plugins]
  [plugins."io.containerd.grpc.v1.cri"]
    sandbox_image = "registry.k8s.io/pause:3.9"
    [plugins."io.containerd.grpc.v1.cri".containerd]
      snapshotter = "overlayfs"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
        runtime_type = "io.containerd.runc.v2"
        [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
          SystemdCgroup = true
    [plugins."io.containerd.grpc.v1.cri".registry]
      config_path = "${certsD}"
`,
    }),
  },
  'transfer-config-path': {
    about: 'config_path in the transfer plugin alone',
    files: node({
      [config]: `version = 3\n[plugins."io.containerd.transfer.v1.local"]\n  config_path = "${certsD}"\n`,
    }),
  },
  'cri-disabled-short': {
    about: 'disabled_plugins as Docker’s packages ship it',
    files: node({ [config]: 'disabled_plugins = ["cri"]\n' }),
  },
  'cri-disabled': {
    about: 'The CRI disabled by its id',
    files: node({ [config]: `disabled_plugins = ["io.containerd.grpc.v1.cri"]\n${withConfigPath}` }),
  },
  'cri-disabled-short-version-2': {
    about: 'A short name in a file of version 2',
    files: node({ [config]: `disabled_plugins = ["cri"]\n${withConfigPath}` }),
  },
  'images-disabled': {
    about: 'The image service of 2.x disabled',
    files: node({
      [config]: `version = 3\ndisabled_plugins = ["io.containerd.cri.v1.images"]\n`,
    }),
  },
  'required-plugin-missing': {
    about: 'A required plugin that does not exist',
    files: node({ [config]: `version = 2\nrequired_plugins = ["io.containerd.grpc.v1.crio"]\n` }),
  },
  'required-plugin-fails': {
    about: 'The CRI is required, and refuses its settings',
    files: node({
      [config]: `required_plugins = ["io.containerd.grpc.v1.cri"]
${withConfigPath}  [plugins."io.containerd.grpc.v1.cri".registry.mirrors."harbor.internal.corp"]
    endpoint = ["https://harbor.internal.corp"]
`,
    }),
  },
  'log-level-unknown': {
    about: 'A log level that does not exist',
    files: node({ [config]: 'version = 2\n[debug]\n  level = "verbose"\n' }),
  },
  'timeout-unreadable': {
    about: 'A timeout without unit',
    files: node({ [config]: 'version = 2\n[timeouts]\n  "io.containerd.timeout.task.state" = "2"\n' }),
  },
  'imports-glob': {
    about: 'A drop-in found by a relative glob',
    files: node({
      [config]: 'version = 2\nimports = ["conf.d/*.toml"]\n',
      '/etc/containerd/conf.d/10-registry.toml': withConfigPath,
    }),
  },
  'imports-absolute': {
    about: 'A drop-in named by its path',
    files: node({
      [config]: 'version = 2\nimports = ["/etc/containerd/conf.d/registry.toml"]\n',
      '/etc/containerd/conf.d/registry.toml': withConfigPath,
    }),
  },
  'imports-missing': {
    about: 'A drop-in that does not exist',
    files: node({ [config]: 'version = 2\nimports = ["/etc/containerd/none.toml"]\n' }),
  },
  'imports-not-listed': {
    about: 'A drop-in directory that config.toml does not import',
    files: node({ [config]: 'version = 2\n', '/etc/containerd/conf.d/registry.toml': withConfigPath }),
  },
  'imports-newer-version': {
    about: 'A drop-in of version 3 over a root of version 2',
    files: node({
      [config]: `imports = ["/etc/containerd/conf.d/*.toml"]\n${withConfigPath}`,
      '/etc/containerd/conf.d/runtime.toml':
        'version = 3\n[plugins."io.containerd.cri.v1.runtime"]\n  enable_cdi = true\n',
    }),
  },
  'imports-merge-mirrors': {
    about: 'A drop-in with config_path over a root with mirrors',
    files: node({
      [config]: `imports = ["/etc/containerd/conf.d/*.toml"]\n${v2(`  [plugins."io.containerd.grpc.v1.cri".registry.mirrors."harbor.internal.corp"]
    endpoint = ["https://harbor.internal.corp"]`)}`,
      '/etc/containerd/conf.d/registry.toml': withConfigPath,
    }),
  },
  'registry-headers': {
    about: 'Headers for every registry',
    files: node({
      [config]: v3(
        `  config_path = "${certsD}"\n  [plugins."io.containerd.cri.v1.images".registry.headers]\n    X-Team = ["platform"]`,
      ),
    }),
  },
  'progress-timeout-unreadable': {
    about: 'image_pull_progress_timeout without unit',
    files: node({
      [config]: `version = 3\n[plugins."io.containerd.cri.v1.images"]\n  image_pull_progress_timeout = "5"\n`,
    }),
  },
};
