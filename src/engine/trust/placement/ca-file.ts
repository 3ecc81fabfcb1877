import type { MissingFile } from '../../workspace/report.ts';
import type { SourceFile } from '../../workspace/source-file.ts';
import type { Trust } from '../trust.ts';
import { obtainCa } from './obtain.ts';

export interface CaFiles {
  creates: SourceFile[];
  missing: MissingFile[];
}

/** The CA at `path`: a new file when the case holds the certificate, else a named missing piece with the way to get it. */
export function caFile(path: string, registry: string, trust: Trust): CaFiles {
  return trust.anchor ? { creates: [{ path, text: trust.anchor.pem }], missing: [] } : missingCa(path, registry);
}

/** As `caFile`, with one file a certificate: update-ca-certificates leaves files of several out of the hashed directory. */
export function caFilesOneEach(path: string, registry: string, { anchor }: Trust): CaFiles {
  if (!anchor) return missingCa(path, registry);
  const creates = anchor.certificates.map(({ pem }, index) => ({
    path: index === 0 ? path : path.replace(/(\.crt)?$/, `-${index + 1}.crt`),
    text: pem,
  }));
  return { creates, missing: [] };
}

function missingCa(path: string, registry: string): CaFiles {
  const what = `the CA certificate behind ${registry} (PEM)`;
  const without = `Without it nothing vouches for ${registry}: pulls fail, and a file that names ${path} fails them with "unable to read CA cert" or "certificate signed by unknown authority".`;
  return { creates: [], missing: [{ path, what, obtain: obtainCa(registry), without }] };
}
