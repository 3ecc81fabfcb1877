import { pullAgain } from '../trust/placement/index.ts';
import type { NodeAction } from '../workspace/report.ts';
import type { Case } from './rule.ts';

/** Programs that pull through containerd's CRI plugin, by config.toml and hosts.toml. */
const through = new Set(['containerd', 'kubelet', 'crictl']);

/** The pull that failed, once more; nothing where no image is named. */
export function failedPull({ evidence, target: { registry } }: Case): NodeAction[] {
  const failed = evidence.find((error) => error.image && error.registry === registry && through.has(error.client));
  return failed?.image ? pullAgain('containerd', registry, failed.image) : [];
}
