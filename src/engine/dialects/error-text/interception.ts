import { placeCa } from '../../trust/placement/index.ts';
import type { Evidence, NodeAction } from '../../workspace/report.ts';
import type { Case } from '../rule.ts';
import type { Remedy } from './diagnosis.ts';

/** Daemons that keep the system roots they have read at their start. */
const restarts: ReadonlyMap<string, string> = new Map([
  ['containerd', 'sudo systemctl restart containerd'],
  ['kubelet', 'sudo systemctl restart containerd'],
  ['docker', 'sudo systemctl restart docker'],
  ['buildkit', 'sudo systemctl restart docker'],
  ['cri-o', 'sudo systemctl restart crio'],
]);

/** The company's root in the machine's trust store: an inspecting proxy signs for every host, not for one registry. */
export function trustingInterception({ client, registry }: Evidence, theCase: Case): Remedy {
  const { trust, target } = theCase;
  const placement = registry === undefined ? undefined : placeCa('system', registry, trust, { os: target.os });
  if (!placement || registry === undefined) return {};
  const command = restarts.get(client);
  const restart: NodeAction[] = command
    ? [
        {
          kind: 'restart',
          title: `Let ${client} read the trust store anew`,
          command,
          why: 'Go reads the system roots once a process.',
        },
      ]
    : [];
  return {
    fix: {
      title: 'Put the root that signs for the proxy into the system trust store',
      safety: 'needs-review',
      creates: placement.creates,
      missing: placement.missing.map((file) => ({
        ...file,
        what: 'the root certificate of the proxy that inspects TLS (PEM)',
        obtain: [
          '# Ask the network or security team for the root certificate of the TLS inspection, and for its SHA-256 fingerprint.',
          ...file.obtain.slice(1),
        ],
      })),
      actions: [...placement.actions, ...restart],
    },
  };
}
