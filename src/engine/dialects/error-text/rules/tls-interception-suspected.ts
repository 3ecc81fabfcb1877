import { isPublic } from '../../../evidence/public-registries.ts';
import { diagnosis } from '../diagnosis.ts';
import { trustingInterception } from '../interception.ts';
import { interception, systemPool, verify } from '../sources.ts';

export const rule = diagnosis({
  id: 'error-text/tls-interception-suspected',
  title: 'The certificate of a public registry is not trusted',
  severity: 'breaks-now',
  codes: ['x509-unknown-authority'],
  what: 'A public registry shows a certificate that the client does not trust. Public registries have certificates of public CAs, so something in between presents its own.',
  why: 'A proxy or firewall that inspects TLS signs every site’s certificate with the company’s root. Where the machine does not have that root, every public registry fails, often first with the sandbox (pause) image. The other possibility is a machine without a current CA bundle.',
  whatToDo:
    'Look at the issuer: `openssl s_client -connect HOST:443 -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -issuer`. If it names the company or its proxy, put the company’s root into the system trust store of the machine and restart the daemon; ask the network team for it. If it names a public CA, update the package ca-certificates.',
  references: [verify, systemPool, interception],
  concerns: ({ hop, registry }) => hop !== 'mirror' && isPublic(registry),
  remedy: trustingInterception,
});
