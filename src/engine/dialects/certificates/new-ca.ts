import { obtainCa } from '../../trust/placement/obtain.ts';
import { missingText, quoted, withColons } from '../../trust/sayings.ts';
import type { Certificate } from '../../trust/trust.ts';
import type { NodeAction } from '../../workspace/report.ts';
import { shellWord } from '../../workspace/shell-word.ts';
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
      actions: anchor.source === 'handshake' ? anchor.certificates.map((one) => compareFingerprint(path, one)) : [],
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

function compareFingerprint(path: string, { name, fingerprint }: Certificate): NodeAction {
  return {
    kind: 'verify',
    when: 'before-change',
    title: `Compare the fingerprint of ${quoted(name)} with the one that its owners give`,
    command: `openssl x509 -in ${shellWord(path.startsWith('/') ? `.${path}` : path)} -noout -fingerprint -sha256`,
    why: 'It is known only from what the server itself sent, which nothing has verified yet: ask the people who run the CA. Run in the folder into which the archive was unpacked.',
    expect: `sha256 Fingerprint=${withColons(fingerprint)}`,
  };
}
