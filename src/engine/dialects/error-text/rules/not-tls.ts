import { addressIn, hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/not-tls',
  title: 'What answers does not speak TLS',
  severity: 'breaks-now',
  codes: ['tls-first-record'],
  what: 'The answer to the TLS handshake is neither TLS nor HTTP.',
  why: 'Another service listens on that port, or a proxy or load balancer on the way answers for it. No certificate was seen.',
  whatToDo: 'Check the port in the image reference, and what listens there.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `Check the port, and what listens there: openssl s_client -connect ${addressIn(error)} </dev/null; curl -v http://${hostIn(error)}/v2/`,
  }),
});
