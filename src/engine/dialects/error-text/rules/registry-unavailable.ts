import { hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/registry-unavailable',
  title: 'The registry answers with a server error',
  severity: 'breaks-now',
  codes: ['proxy-or-registry-unavailable'],
  what: 'The registry, or a load balancer or proxy before it, answers 500 to 504.',
  why: 'The connection and TLS are fine; what stands behind the address does not work: a component of the registry is down, or its storage.',
  whatToDo: 'Look at the registry itself.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `Look at the registry itself (for Harbor: the health of core, registry and database): curl -sS https://${hostIn(error)}/api/v2.0/health`,
  }),
});
