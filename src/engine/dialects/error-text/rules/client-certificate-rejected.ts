import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/client-certificate-rejected',
  title: 'The server does not accept the client certificate',
  severity: 'breaks-now',
  codes: ['tls-alert-client-certificate-rejected'],
  what: 'The client presents a certificate, and the server refuses it: its issuer is not known there, or it has expired or was revoked.',
  why: 'The alert comes from the server. It judges the client’s certificate by its own list of client CAs.',
  whatToDo:
    'Ask the people who run the registry for a client certificate of the CA that the server expects; see which ones it names: `openssl s_client -connect HOST:443 </dev/null | sed -n "/Acceptable client/,/---/p"`.',
  references: [transport],
});
