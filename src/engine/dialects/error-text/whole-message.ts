import type { Evidence } from '../../workspace/report.ts';

const commands: ReadonlyMap<string, string> = new Map([
  ['containerd', "journalctl -u containerd --since -1h --no-pager | grep -i 'pull\\|trying next host'"],
  ['docker', "journalctl -u docker --since -1h --no-pager | grep -i 'pull\\|error'"],
  ['cri-o', "journalctl -u crio --since -1h --no-pager | grep -i 'pull\\|error'"],
  ['k3s', "grep -i 'pull\\|trying next host' /var/lib/rancher/k3s/agent/containerd/containerd.log | tail"],
  ['rke2', "grep -i 'pull\\|trying next host' /var/lib/rancher/rke2/agent/containerd/containerd.log | tail"],
  ['buildkit', 'docker buildx build --progress=plain .'],
]);
const events =
  'kubectl get events -A --field-selector reason=Failed -o custom-columns=POD:.involvedObject.name,MESSAGE:.message --sort-by=.lastTimestamp';

/** The command that shows the whole error of this client. */
export const wholeMessage = ({ client }: Evidence): string => commands.get(client) ?? events;
