import type { MissingFile, NodeAction } from '../../workspace/report.ts';
import { shellWord } from '../../workspace/shell-word.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import { missingText } from '../sayings.ts';
import type { Anchor, Trust } from '../trust.ts';
import { obtainCa } from './obtain.ts';

export interface CaFiles {
  creates: SourceFile[];
  missing: MissingFile[];
  /** What makes sure that it is the right one. */
  actions: NodeAction[];
}

/** The CA at `path`: a new file when the case holds the certificate, else a named missing piece with the way to get it. */
export function caFile(path: string, registry: string, trust: Trust): CaFiles {
  const { anchor } = trust;
  if (!anchor) return missingCa(path, registry, trust);
  return { creates: [{ path, text: anchor.pem }], missing: [], actions: compareFingerprints(path, anchor) };
}

/** As `caFile`, with one file a certificate: update-ca-certificates leaves files of several out of the hashed directory. */
export function caFilesOneEach(path: string, registry: string, trust: Trust): CaFiles {
  const { anchor } = trust;
  if (!anchor) return missingCa(path, registry, trust);
  const creates = anchor.certificates.map(({ pem }, index) => ({
    path: index === 0 ? path : path.replace(/(\.crt)?$/, `-${index + 1}.crt`),
    text: pem,
  }));
  return { creates, missing: [], actions: compareFingerprints(path, anchor) };
}

function missingCa(path: string, registry: string, { missingIssuer }: Trust): CaFiles {
  const signer = missingIssuer ? `: that of ${missingText(missingIssuer)}` : '';
  const what = `the CA certificate behind ${registry} (PEM)${signer}`;
  const without = `Without it nothing vouches for ${registry}: pulls fail, and a file that names ${path} fails them with "unable to read CA cert" or "certificate signed by unknown authority".`;
  return { creates: [], missing: [{ path, what, obtain: obtainCa(registry), without }], actions: [] };
}

/** A certificate that only the server itself has shown proves nothing until somebody else confirms it. */
export function compareFingerprints(path: string, { certificates, source }: Anchor): NodeAction[] {
  const [first] = certificates;
  if (source !== 'handshake' || !first) return [];
  return [
    {
      kind: 'verify',
      when: 'before-change',
      title: `Compare the fingerprint of ${first.name} with its owner`,
      command: `openssl x509 -in ${shellWord(path)} -noout -subject -fingerprint -sha256`,
      why: 'This certificate is known only from what the server sent, so anybody on the way could have put it there (trust on first use). The people who run the registry or the PKI know the right value.',
      expect: `sha256 Fingerprint=${first.fingerprint.toUpperCase().match(/../g)?.join(':') ?? ''}`,
    },
  ];
}
