import { hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/unreachable',
  title: 'The server is not reached',
  severity: 'breaks-now',
  codes: ['network-unreachable', 'network-timeout', 'tls-handshake-timeout'],
  what: 'No connection comes about in time: TLS and certificates were not reached.',
  why: 'Packets are dropped by a firewall, there is no route, or a proxy is needed and not set; with a TLS handshake that is never answered also an MTU that is too small on the way. The node’s network counts, not that of pods.',
  whatToDo: 'Try the connection from the node itself, not from your own machine.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `Try it from the node itself: curl -v --connect-timeout 5 https://${hostIn(error)}/v2/ . Then look at the firewall, the route, and the proxy in the daemon’s unit (systemctl show containerd docker crio -p Environment).`,
  }),
});
