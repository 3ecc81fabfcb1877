import { compareFingerprints } from '../../trust/placement/ca-file.ts';
import { obtainCa } from '../../trust/placement/obtain.ts';
import { missingText, quoted } from '../../trust/sayings.ts';
import type { Range } from '../../workspace/source-file.ts';
import type { Case, FixDraft } from '../rule.ts';
import { type CertificatesDocument, pemFor } from './document.ts';

/** Puts the CA in place of `range`, or names it as the missing piece when nothing pasted can serve. */
export function putCaInstead(document: CertificatesDocument, range: Range, { trust, target }: Case): FixDraft {
  const { path } = document.file;
  const { anchor, missingIssuer } = trust;
  if (anchor && anchor.kind !== 'server-certificate')
    return {
      title: `Put ${anchor.certificates.map(({ name }) => quoted(name)).join(' and ')} in its place`,
      // What only the server itself has shown has to be compared before it is trusted.
      safety: anchor.source === 'handshake' ? 'needs-review' : 'safe',
      edits: [{ path, range, text: pemFor(document, anchor.pem) }],
      declares: [{ path, at: [] }],
      // The file in the unpacked archive: the one in place is still the old one.
      actions: compareFingerprints(`./${path.replace(/^\/+/, '')}`, anchor),
    };
  const issuer = missingIssuer ? missingText(missingIssuer) : 'the CA';
  return {
    title: `Put the certificate of ${missingIssuer ? quoted(missingIssuer.name) : 'the CA'} in its place`,
    safety: 'needs-review',
    missing: [
      {
        path,
        what: `the certificate of ${issuer}${missingIssuer ? `, which signed ${quoted(missingIssuer.signed)}` : ''} (PEM)`,
        obtain: obtainCa(target.registry),
        without: `${path} stays as it is.`,
      },
    ],
  };
}
