import { nameIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/name-not-resolved',
  title: 'The name is not resolved',
  severity: 'breaks-now',
  codes: ['dns-no-such-host', 'dns-error'],
  what: 'The DNS server of the node does not know the host, or gives no answer.',
  why: 'The runtime asks the resolver of the node (/etc/resolv.conf), not the cluster’s DNS: names of Services such as registry.kube-system.svc do not exist there. A mistyped host in the image reference looks the same.',
  whatToDo: 'Ask the node’s resolver for the name.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `Ask on the node: getent hosts ${nameIn(error)}; cat /etc/resolv.conf. Correct the name in the image reference, or have the record made in the DNS that the node uses.`,
  }),
});
