import { hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/connection-closed',
  title: 'The connection is cut off',
  severity: 'breaks-now',
  codes: ['connection-closed'],
  what: 'The connection comes about and ends before an answer.',
  why: 'A load balancer without a backend, a firewall that inspects TLS, a proxy or a limit on size closes it. No certificate was judged.',
  whatToDo: 'Look at what stands between node and registry, and at its log at that moment.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `Try it from the node itself: curl -v --connect-timeout 5 https://${hostIn(error)}/v2/ . Then read the log of the load balancer or proxy before the registry at that moment.`,
  }),
});
