import { removeAt, setKey } from '../../../syntax/toml/index.ts';
import type { KeyPath } from '../../../workspace/report.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { directoryPath, filesOf, type NamedFile, resolved } from '../files.ts';
import { inside, type PlacedEntry, placedEntries } from '../placed.ts';
import { measured, tls } from '../sources.ts';
import { caEdits, othersWithoutCa, trustFor } from '../trust-host.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/certificate-file-unusable',
  title: 'A certificate file that containerd cannot load fails every pull',
  severity: 'breaks-now',
  what: '`ca` names nothing, a directory, or a file without a PEM certificate.',
  why: 'One unusable file in any entry ends the pull before the first request: "unable to read CA cert" for an empty path, a directory or a missing file, "unable to load CA cert" for DER, PKCS#7, a key, an indented or cut-off PEM, or one behind a byte order mark.',
  whatToDo: 'Name a file that holds the CA as PEM: -----BEGIN CERTIFICATE----- at the start of a line.',
  references: [tls, measured],
  explains: ['ca-unusable'],
  *check(document, theCase) {
    const entries = placedEntries(document, theCase);
    for (const entry of entries)
      for (const file of filesOf(entry)) {
        const fault = file.key === 'ca' ? faultOf(document, theCase, file) : undefined;
        if (fault)
          yield {
            range: file.range,
            message: `ca${inside(entry)} ${fault.message}`,
            ...repair(document, theCase, entries, entry, file, fault),
          };
      }
  },
};

interface Fault {
  /** Goes on from `ca`. */
  message: string;
  /** Nothing is at the path: the CA can go there. */
  absentAt?: string;
}

function faultOf(document: ContainerdHostsDocument, { documents }: Case, { path }: NamedFile): Fault | undefined {
  if (path.trim() === '') return { message: 'is empty: containerd reads the directory of this file in its place.' };
  const directory = directoryPath(document);
  const absolute = resolved(path, directory);
  if (path.endsWith('/') || (directory !== undefined && absolute === directory))
    return { message: `names ${path}, which is a directory.` };
  const pasted = documents.find(({ file }) => file.path === absolute);
  if (pasted && holdsCertificate(pasted.file.text)) return undefined;
  if (pasted) return { message: `names ${path}, in which containerd finds no PEM certificate.` };
  const says = (words: string) =>
    documents.some(({ dialect, file }) => dialect === 'error-text' && file.text.includes(words));
  if (absolute !== undefined && says(`open ${absolute}: no such file`))
    return { message: `names ${path}, which is not there.`, absentAt: absolute };
  if (says(`CA cert "${absolute}"`))
    return { message: `names ${path}, of which the error says that it cannot be used.` };
  return NO_PEM.test(path) ? { message: `names ${path}: a file of that kind is no PEM certificate.` } : undefined;
}

/** Keys and containers that crypto/x509 does not read. */
const NO_PEM = /\.(?:key|der|p12|pfx|jks|p7b|p7c|csr)$/i;

/** Go's encoding/pem: the line begins at the start of the text or behind a line feed, and the block is closed. */
const holdsCertificate = (text: string): boolean =>
  /(?:^|\n)-----BEGIN CERTIFICATE-----[ \t]*\r?\n[A-Za-z0-9+/=\s]+\n-----END CERTIFICATE-----/.test(text);

function repair(
  document: ContainerdHostsDocument,
  theCase: Case,
  entries: readonly PlacedEntry[],
  entry: PlacedEntry,
  { at, path }: NamedFile,
  { absentAt }: Fault,
): Pick<Problem, 'fix' | 'declined'> {
  if (entry.ca.length > 1 && absentAt === undefined) return leaveOut(document, at);
  const trust = trustFor(document, theCase, entry.endpoint?.host, { at: absentAt });
  const [file] = trust?.files ?? [];
  if (!trust || file === undefined)
    return {
      declined: 'Neither the directory of this file nor the registry is known, so there is no place for the CA.',
    };
  const { creates, missing, actions } = trust;
  if (absentAt !== undefined)
    return { fix: { title: `Put the CA at ${file}`, safety: 'safe', creates, missing, actions } };
  if (file === resolved(path, directoryPath(document)))
    return { declined: 'The path is right; what the file holds is told and repaired in the file itself.' };
  const others = caEdits(document, entry.endpoint ? othersWithoutCa(entries, entry) : [], [file]);
  return {
    fix: {
      title: `Name ${file} instead`,
      safety: path.trim() === '' || missing.length === 0 ? 'safe' : 'needs-review',
      edits: [...setKey(document.toml, at, file), ...others.edits],
      declares: [{ path: document.file.path, at }, ...others.declares],
      creates,
      missing,
      actions,
    },
  };
}

/** One of several files: the others stay. */
function leaveOut({ file, toml }: ContainerdHostsDocument, at: KeyPath): Pick<Problem, 'fix'> {
  const list = at.slice(0, -1);
  return {
    fix: {
      title: 'Leave it out of the list',
      safety: 'safe',
      edits: removeAt(toml, at),
      declares: [{ path: file.path, at: list }],
    },
  };
}
