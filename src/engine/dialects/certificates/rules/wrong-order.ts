import { quoted } from '../../../trust/sayings.ts';
import type { Certificate } from '../../../trust/trust.ts';
import type { Rule } from '../../rule.ts';
import { type CertificatesDocument, pemFor } from '../document.ts';
import { certificatesIn, isCaFile } from '../places.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/wrong-order',
  title: 'The certificates of a server’s file are in the wrong order',
  severity: 'breaks-later',
  what: 'In a file for a server its own certificate comes first, then each issuer behind what it signed.',
  why: 'A server takes the first certificate for its own: with another one in front nginx and Harbor do not start (“key values mismatch”). Behind it Go takes any order; older TLS libraries do not (RFC 5246 7.4.2).',
  whatToDo: 'Put the registry’s certificate first and each issuer behind it.',
  references: [{ says: 'order of a server’s certificates', source: 'RFC 8446 4.4.2; RFC 5246 7.4.2' }],
  *check(document, theCase) {
    if (document.kind !== 'pem-file' || isCaFile(document, theCase)) return;
    const here = certificatesIn(document, theCase);
    const places = new Map(theCase.trust.chain.map(({ fingerprint }, index) => [fingerprint, index]));
    const placeOf = ({ fingerprint }: Certificate): number => places.get(fingerprint) ?? Number.POSITIVE_INFINITY;
    const ordered = [...here].sort((a, b) => placeOf(a) - placeOf(b));
    const [first] = here;
    const [leaf] = ordered;
    if (!first || leaf?.role !== 'leaf' || here.every((one, index) => one === ordered[index])) return;
    const { path } = document.file;
    const isOwn = (certificate: Certificate) =>
      document.blocks.some(({ range, kind }) => kind === 'certificate' && range.start === certificate.range.start);
    yield {
      range: first.range,
      ...(first === leaf && { severity: 'tidy' }),
      message:
        first === leaf
          ? `The CAs in ${path} are not in the order in which they sign each other.`
          : `${path} begins with ${quoted(first.name)}, not with the registry’s certificate ${quoted(leaf.name)}: a server does not start with it.`,
      ...(here.every(isOwn) && {
        fix: {
          title: 'Put the certificates in the order of the chain',
          safety: 'safe',
          edits: here.flatMap((one, index) => {
            const wanted = ordered[index];
            return wanted && wanted !== one ? { path, range: one.range, text: pemFor(document, wanted.pem) } : [];
          }),
          declares: [{ path, at: [] }],
        },
      }),
    };
  },
};
