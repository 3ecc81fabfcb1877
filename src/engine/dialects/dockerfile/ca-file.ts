import { obtainCa } from '../../trust/placement/obtain.ts';
import type { MissingFile } from '../../workspace/report.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import type { Case } from '../rule.ts';
import type { DockerfileDocument } from './document.ts';

/** The CA in the build context. */
export interface ContextCa {
  /** Its files as COPY names them. */
  sources: string[];
  /** The name under which the first of them is put into an image. */
  name: string;
  creates: SourceFile[];
  missing: MissingFile[];
}

const fileName = 'corp-ca.crt';

/**
 * The CA as a file beside the Dockerfile: the one that another stage copies already, else the pasted one (a file for each
 * certificate: update-ca-certificates leaves files of several out of the hashed directory), else a named missing piece.
 */
export function caInContext(
  document: DockerfileDocument,
  host: string | undefined,
  { trust, documents }: Case,
): ContextCa {
  const copied = document.trusts
    .flatMap(({ placed }) => placed)
    .find(({ source }) => source && /^[\w./-]+\.(?:crt|pem|cer)$/i.test(source.value))?.source?.value;
  if (copied) return { sources: [copied], name: crtName(copied), creates: [], missing: [] };
  const folder = document.file.path.replace(/[^/]*$/, '');
  if (!trust.anchor) {
    const path = `${folder}${fileName}`;
    return { sources: [fileName], name: fileName, creates: [], missing: [missingCa(path, host)] };
  }
  const creates = trust.anchor.certificates.map(({ pem }, index) => {
    const name = index === 0 ? fileName : `corp-ca-${index + 1}.crt`;
    const other = documents.find(({ file }) => file.path === folder + name && file.text !== pem);
    return { path: folder + (other ? `trusted-${name}` : name), text: pem };
  });
  const sources = creates.map(({ path }) => path.slice(folder.length));
  return { sources, name: sources[0] ?? fileName, creates, missing: [] };
}

/** The file’s name with the ending that update-ca-certificates demands. */
export const crtName = (path: string): string =>
  `${path.replace(/^.*\//, '').replace(/\.(?:pem|cer|cert|der|crt)$/i, '')}.crt`;

function missingCa(path: string, host: string | undefined): MissingFile {
  return {
    path,
    what: host
      ? `the CA certificate behind ${host} (PEM)`
      : 'the CA certificate that the servers’ certificates lead to (PEM)',
    obtain: host
      ? obtainCa(host)
      : [
          '# Ask the people who run the server, the proxy or the PKI for its CA certificate (PEM) and its SHA-256 fingerprint.',
        ],
    without: `COPY takes it from the build context, the folder that docker build is given: without it there the build stops ("${fileName}": not found), and nothing is built unverified.`,
  };
}
