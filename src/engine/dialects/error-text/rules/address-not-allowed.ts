import { diagnosis } from '../diagnosis.ts';
import { resolver } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/address-not-allowed',
  title: 'The registry admits no request from this address',
  severity: 'breaks-now',
  codes: ['address-not-allowed'],
  what: 'A network rule of the registry refuses the address from which the request comes.',
  why: 'TLS is fine, and the credentials were not weighed: the address is that of the node, or of the NAT or proxy before it.',
  whatToDo:
    'Admit the address that the message names in the registry’s network rules, or reach the registry over its private endpoint.',
  references: [resolver],
});
