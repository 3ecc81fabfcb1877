import { diagnosis } from '../diagnosis.ts';
import { hostsToml, transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/https-port-addressed-as-http',
  title: 'Plain HTTP is sent to a TLS port',
  severity: 'breaks-now',
  codes: ['http-to-https-server'],
  what: 'The address is written with http://, or without a scheme where http is the default, and the server there expects TLS.',
  why: 'Servers answer such a request with status 400. In containerd the scheme of the [host] table or of `server` decides.',
  whatToDo: 'Write https:// in the address of the registry or mirror.',
  references: [transport, hostsToml],
});
