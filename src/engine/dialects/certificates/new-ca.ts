import { compareFingerprints } from '../../trust/placement/ca-file.ts';
import { placeCaAt } from '../../trust/placement/index.ts';
import { obtainCa } from '../../trust/placement/obtain.ts';
import { missingText, quoted } from '../../trust/sayings.ts';
import { noTrust } from '../../trust/trust.ts';
import type { ContainerdHostsFacts, HostEntryFacts } from '../../workspace/facts.ts';
import type { KeyPath } from '../../workspace/report.ts';
import type { Range } from '../../workspace/source-file.ts';
import type { Case, FixDraft } from '../rule.ts';
import { type CertificatesDocument, pemFor } from './document.ts';
import { rootBeyondGap } from './omitted.ts';
import { registryIn } from './places.ts';

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
      actions: compareFingerprints(unpacked(path), anchor),
    };
  // A file tells nothing of what the server sends besides: most likely the intermediate.
  const root = trust.presentation === 'file' ? rootBeyondGap(trust) : undefined;
  if (root)
    return {
      title: `Put ${quoted(root.name)}, which most likely stands above ${missingIssuer ? quoted(missingIssuer.name) : 'its CA'}, in its place`,
      safety: 'needs-review',
      edits: [{ path, range, text: pemFor(document, root.pem) }],
      declares: [{ path, at: [] }],
      actions: placeCaAt(unpacked(path), target.runtime, target.registry, noTrust).actions,
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

/** The file in the unpacked archive: the one in place is still the old one. */
const unpacked = (path: string): string => `./${path.replace(/^\/+/, '')}`;

/** Leaves the file to whatever else goes by it: the hosts.toml of the registry names a file of its own in its place. */
export function putCaBeside(document: CertificatesDocument, theCase: Case): { fix: FixDraft } | { declined: string } {
  const { registry } = theCase.target;
  for (const { file, facts } of theCase.documents) {
    if (facts.kind !== 'containerd-hosts' || !facts.directory || !facts.configPath) continue;
    const named = registryIn(facts.directory) === registry ? namesOf(document.file.path, facts) : [];
    if (named.length === 0) continue;
    const path = `${facts.configPath}/${facts.directory}/known-authority-ca.crt`;
    const { creates, missing, actions } = placeCaAt(path, 'containerd', registry, theCase.trust);
    return {
      fix: {
        title: `Name the registry’s own CA in place of ${document.file.path}`,
        safety: 'needs-review',
        edits: named.map(({ range }) => ({ path: file.path, range, text: `"${path}"` })),
        declares: named.map(({ at }) => ({ path: file.path, at })),
        creates,
        missing,
        actions,
      },
    };
  }
  return { declined: 'What else goes by the file is not known here: name the right CA in a file of its own.' };
}

/** Where a hosts.toml names the file in `ca`, and the key path there. */
function namesOf(path: string, { fallback, hosts }: ContainerdHostsFacts): { range: Range; at: KeyPath }[] {
  const below = (entry: HostEntryFacts, at: KeyPath) =>
    entry.ca.filter(({ value }) => value === path).map(({ range }) => ({ range, at }));
  return [
    ...below(fallback, ['ca']),
    ...hosts.flatMap((entry) => below(entry, ['host', entry.url?.value ?? '', 'ca'])),
  ];
}
