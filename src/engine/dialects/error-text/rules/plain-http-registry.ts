import { hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { hostsToml, measured, transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/plain-http-registry',
  title: 'The registry answers in plain HTTP',
  severity: 'breaks-now',
  codes: ['http-response-to-https-client'],
  what: 'The client speaks HTTPS, and what listens on that port answers in plain HTTP.',
  why: 'There is no TLS on that port, so there is no certificate to verify: trust settings change nothing. Switching verification off would not help either; it would only make the client fall back to unencrypted transport, where anybody on the way can replace images.',
  whatToDo:
    'Enable TLS on the registry (or put a proxy with a certificate in front of it) and use that port. If TLS is served on another port, use that one in the image reference. Where plain HTTP is meant and the network is trusted, containerd takes an [host."http://…"] table without TLS keys.',
  references: [transport, hostsToml, measured],
  remedy: (error) => ({
    whatToDo: `Enable TLS on ${hostIn(error)}, or use the port on which it serves TLS. See what answers there: curl -sSI http://${hostIn(error)}/v2/`,
  }),
});
