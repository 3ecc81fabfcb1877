import { diagnosis } from '../diagnosis.ts';
import { criValidation, measured } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/cri-not-loaded',
  title: 'containerd runs without its CRI plugin',
  severity: 'breaks-now',
  codes: ['cri-plugin-not-loaded', 'mirrors-with-config-path', 'tls-with-config-path'],
  what: 'containerd is up, but the plugin that kubelet and crictl talk to did not load; no Pod can pull on this node.',
  why: 'The plugin checks its registry settings when containerd starts: `mirrors` beside `config_path` (all releases), or `configs.….tls` beside it (1.x), keep it from loading, and containerd goes on without it. disabled_plugins = ["cri"], as in Docker’s package of containerd, does the same.',
  whatToDo:
    'Look for the reason: `journalctl -u containerd | grep "failed to load plugin"`, and paste /etc/containerd/config.toml here. After the repair: `systemctl restart containerd; crictl info`.',
  references: [criValidation, measured],
  // The reason, where the text holds it, stands above what follows from it.
  concerns: ({ code }, { evidence }) =>
    code !== 'cri-plugin-not-loaded' || !evidence.some((other) => other.code.endsWith('with-config-path')),
});
