import { derNote } from '../../../intake/bytes.ts';
import { blockOpenedBy, indentOf } from '../../../intake/embedded.ts';
import type { PemBlock } from '../../../syntax/pem/blocks.ts';
import { flawTexts } from '../../../syntax/pem/flaws.ts';
import { quoted } from '../../../trust/sayings.ts';
import type { TextEdit } from '../../../workspace/source-file.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import { type CertificatesDocument, pemFor } from '../document.ts';
import { certificatesIn, isCaFile } from '../places.ts';
import { measured, pooling } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/pem-unreadable',
  title: 'A certificate is written so that Go does not read it',
  severity: 'breaks-now',
  what: 'The file holds a certificate in a form that containerd, Docker, Podman and every other program written in Go skips.',
  why: 'Go reads blocks of -----BEGIN CERTIFICATE----- that start at the beginning of a line, and nothing else: no DER, no PKCS#7, nothing indented. What it cannot read it skips in silence; containerd says “unable to load CA cert” when nothing is left.',
  whatToDo: 'Write the certificate as plain PEM.',
  references: [pooling, measured],
  explains: ['ca-unusable', 'x509-unknown-authority'],
  *check(document, theCase) {
    if (document.kind !== 'pem-file') return;
    const problem = fromDer(document) ?? unreadable(document, theCase) ?? withoutCertificate(document, theCase);
    if (problem) yield problem;
  },
};

/** Intake turned the bytes into PEM below a line that says so: what is on the node is still DER. */
function fromDer({ file }: CertificatesDocument): Problem | undefined {
  const line = new RegExp(`^${derNote}: [^\\n]*\\n`).exec(file.text)?.[0];
  if (line === undefined) return undefined;
  const range = { start: 0, end: line.length };
  return {
    range,
    message: `${file.path} is in DER, the binary form, which Go does not read: it needs the same certificate as PEM.`,
    fix: {
      title: 'Write it as PEM',
      safety: 'safe',
      edits: [{ path: file.path, range, text: '' }],
      declares: [{ path: file.path, at: [] }],
    },
  };
}

function unreadable(document: CertificatesDocument, theCase: Case): Problem | undefined {
  const holders = document.blocks.filter(holdsCertificates);
  const skipped = holders.filter((block) => !isUsable(block) && !isInBlockOfYaml(document, block));
  const [first] = skipped;
  if (!first) return undefined;
  const some = skipped.length < holders.length;
  const { path } = document.file;
  const edits = skipped.map((block) => repair(document, block, theCase));
  const complete = edits.flatMap((edit) => edit ?? []);
  return {
    range: first.range,
    ...(some && { severity: 'tidy' }),
    message: `${some ? `${skipped.length} of ${holders.length} certificates` : 'The certificate'} in ${path} cannot be read by Go: ${flawOf(first)}.`,
    ...(complete.length === skipped.length
      ? {
          fix: {
            title: 'Write it as plain PEM',
            safety: 'safe',
            edits: complete,
            declares: [{ path, at: [] }],
          },
        }
      : { declined: 'A part of the certificate is missing; get the file again from where it came.' }),
  };
}

/** A CA file with something else in it, e.g. only a key or a request. */
function withoutCertificate(document: CertificatesDocument, theCase: Case): Problem | undefined {
  const [first] = document.blocks;
  if (!first || document.blocks.some(holdsCertificates) || !isCaFile(document, theCase)) return undefined;
  return {
    range: first.range,
    message: `${document.file.path} is used as CA file and holds no certificate, only ${quoted(first.label || first.kind)}.`,
    declined: 'The certificate itself was not pasted.',
  };
}

const holdsCertificates = ({ kind }: PemBlock): boolean =>
  kind === 'certificate' || kind === 'trusted-certificate' || kind === 'pkcs7';

const isUsable = ({ kind, goReads, flaws }: PemBlock): boolean =>
  kind === 'certificate' && goReads && flaws.length === 0;

/** YAML takes the blanks off again before anything reads the certificate. */
function isInBlockOfYaml({ file: { text } }: CertificatesDocument, { kind, flaws, range }: PemBlock): boolean {
  if (kind !== 'certificate' || flaws.some((flaw) => flaw !== 'indented')) return false;
  const lines = text.slice(Math.max(0, range.start - 40_000), range.start).split('\n');
  const depth = lines.pop()?.length ?? 0;
  const above = lines.findLast((line) => line.trim() !== '' && indentOf(line) < depth);
  return above !== undefined && blockOpenedBy(above.trimEnd()) !== undefined;
}

function flawOf({ kind, flaws }: PemBlock): string {
  const [flaw] = flaws;
  if (flaw) return `it ${flawTexts[flaw]}`;
  return kind === 'pkcs7' ? 'it is a PKCS#7 bundle' : 'it is labelled TRUSTED CERTIFICATE, which only OpenSSL knows';
}

const before = /[ \t"'\\\ufeff]{1,80}$/;
const after = /^(?:\\+[nr]|[\\"', \t]){1,80}/;

/** The block as PEM at the start of a line, without the blanks and quotes around it. */
function repair(document: CertificatesDocument, { range }: PemBlock, theCase: Case): TextEdit | undefined {
  const { text, path } = document.file;
  const found = certificatesIn(document, theCase).filter((one) => one.range.start === range.start);
  if (found.length === 0) return undefined;
  const leading = before.exec(text.slice(Math.max(0, range.start - 80), range.start))?.[0].length ?? 0;
  const trailing = after.exec(text.slice(range.end, range.end + 80))?.[0].length ?? 0;
  const [start, end] = [range.start - leading, range.end + trailing];
  const pem = pemFor(document, found.map((one) => one.pem).join(''));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const prefix = start === 0 || text[start - 1] === '\n' ? '' : eol;
  const suffix = end === text.length || /[\r\n]/.test(text[end] ?? '') ? '' : eol;
  return { path, range: { start, end }, text: `${prefix}${pem}${suffix}` };
}
