import { hostIn } from '../asking.ts';
import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/connection-refused',
  title: 'The connection is refused',
  severity: 'breaks-now',
  codes: ['connection-refused'],
  what: 'The host is there, and nothing listens on that port; or a firewall rejects the connection.',
  why: 'Mostly the port in the image reference is another than the one the registry serves, or the registry is down. TLS was not reached.',
  whatToDo: 'Look at the port in the image reference, and whether the registry runs.',
  references: [transport],
  remedy: (error) => ({
    whatToDo: `Try it from the node itself: curl -v --connect-timeout 5 https://${hostIn(error)}/v2/ . On the registry: ss -ltn. Compare the port with the one in the image reference.`,
  }),
});
