import { diagnosis } from '../diagnosis.ts';
import { transport } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/tls-handshake-refused',
  title: 'The TLS handshake is broken off',
  severity: 'breaks-now',
  codes: ['tls-handshake-failure', 'tls-protocol-version'],
  what: 'Server and client find no TLS version or cipher in common, or the server does not serve that name.',
  why: 'Go clients want TLS 1.2 at least since 1.18, and left RSA key exchange and 3DES out of their default list in 1.22 and 1.23. “unrecognized name” is the server’s answer to an SNI that it does not know. No certificate was judged.',
  whatToDo:
    'Have the server offer TLS 1.2 or 1.3 with ECDHE ciphers, and serve this name. See what it offers: `openssl s_client -connect HOST:443 -servername HOST -tls1_2 </dev/null`.',
  references: [transport],
});
