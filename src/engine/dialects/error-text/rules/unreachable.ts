import { hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/unreachable',
  title: 'The server is not reached',
  severity: 'breaks-now',
  codes: ['connection-refused', 'network-unreachable', 'network-timeout', 'tls-handshake-timeout', 'connection-closed'],
  what: 'No connection comes about, or it ends before an answer: TLS and certificates were not reached.',
  why: 'Refused: nothing listens on that port, or a firewall rejects. Timeout: packets are dropped, there is no route, or a proxy is needed and not set. Closed: a load balancer, a firewall with inspection or a proxy ends it; with large packets an MTU that is too small on the way. The node’s network counts, not that of pods.',
  whatToDo: 'Try the connection from the node itself, not from your own machine.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `Try it from the node itself: curl -v --connect-timeout 5 https://${hostIn(error)}/v2/ . Then look at the port in the image reference, the firewall, the route, and the proxy in the daemon’s unit (systemctl show containerd docker crio -p Environment).`,
  }),
});
