import type { Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/private-key-pasted',
  title: 'A private key was pasted',
  severity: 'unsafe',
  what: 'A file holds a private key. No client that pulls images needs the key of a registry or of a CA.',
  why: 'Whoever has the key can be the registry, or with the key of a CA any server. It never left this page, but it may have come here by way of a chat, a ticket or a clipboard history.',
  whatToDo:
    'Stop: remove it from what you paste. If this text was sent or stored anywhere else, take the key for exposed: make a new one and replace its certificate.',
  references: [{ says: 'kinds of PEM blocks', source: 'RFC 7468; OpenSSL pem.h' }],
  *check({ blocks, file }) {
    const keys = blocks.filter(({ kind }) => kind === 'private-key');
    const [first] = keys;
    if (!first) return;
    const what = keys.length > 1 ? `${keys.length} private keys` : `a private key${labelled(first.label)}`;
    const they = keys.length > 1 ? 'they are' : 'it is';
    yield {
      range: first.range,
      message: `${file.path} holds ${what}: ${they} hidden in everything that is copied or shared from here, and must be taken for exposed if sent anywhere else.`,
      declined: 'Taking it out of the file does not make it secret again, and the server that it belongs to needs it.',
    };
  },
};

const labelled = (label: string): string => (label === '' || label === 'PRIVATE KEY' ? '' : ` (${label})`);
