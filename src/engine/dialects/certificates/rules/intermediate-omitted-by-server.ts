import { missingText, quoted } from '../../../trust/sayings.ts';
import type { Certificate, Trust } from '../../../trust/trust.ts';
import type { TextEdit } from '../../../workspace/source-file.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { omittedIntermediate, rootBeyondGap } from '../omitted.ts';
import { isPresentation } from '../places.ts';
import { measured, verifying } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/intermediate-omitted-by-server',
  title: 'The registry does not send its intermediate certificate',
  severity: 'breaks-now',
  what: 'Between the registry’s certificate and the root stands an intermediate CA that the registry does not send.',
  why: 'A client that trusts only the root cannot connect the two. Go does not download intermediates (AIA), as browsers do; so a browser may show no error.',
  whatToDo:
    'Give the registry a certificate file with its own certificate first and the intermediate behind it. Until then every client needs the intermediate in its CA file too.',
  references: [verifying, measured],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    const [leaf] = theCase.trust.presented;
    if (!leaf || !isPresentation(document, theCase)) return;
    const problem = knownIntermediate(theCase) ?? likelyIntermediate(leaf, theCase);
    if (problem) yield { range: leaf.range, ...problem };
  },
};

type Told = Omit<Problem, 'range'>;

/** The intermediate was pasted elsewhere. */
function knownIntermediate(theCase: Case): Told | undefined {
  const omitted = omittedIntermediate(theCase.trust);
  if (!omitted) return undefined;
  const message = `The registry does not send its intermediate certificate ${quoted(omitted.name)}`;
  if (isTrustedBeside(omitted, theCase.trust))
    return { severity: 'tidy', message: `${message}; only clients that have it in their CA file accept the chain.` };
  const edit = intermediateInCaFile(omitted, theCase);
  return {
    message: `${message}: with the root alone no client can verify the chain.`,
    ...(edit
      ? {
          fix: {
            title: `Add ${quoted(omitted.name)} to ${edit.path} until the registry sends it`,
            safety: 'safe',
            edits: [edit],
            declares: [{ path: edit.path, at: [] }],
          },
        }
      : { declined: 'Only the registry’s own configuration can make it send the intermediate.' }),
  };
}

/** Whether it stands in the file of the anchor, or is the anchor. */
const isTrustedBeside = ({ fingerprint }: Certificate, { anchor, certificates }: Trust): boolean =>
  certificates.some((one) => one.fingerprint === fingerprint && one.path === anchor?.certificates[0]?.path);

/** The intermediate behind the root, in the file that holds the root. */
function intermediateInCaFile(omitted: Certificate, { trust, documents }: Case): TextEdit | undefined {
  const [root] = trust.anchor?.certificates ?? [];
  const text = documents.find(({ file }) => file.path === root?.path)?.file.text;
  if (!root || !text || trust.presented.some(({ path }) => path === root.path)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = root.range.end;
  return {
    path: root.path,
    range: { start: at, end: at },
    text: `${eol}${omitted.pem.trimEnd().replaceAll('\n', eol)}`,
  };
}

function likelyIntermediate({ issuerName }: Certificate, { trust }: Case): Told | undefined {
  const root = trust.presentation === 'handshake' ? rootBeyondGap(trust) : undefined;
  const { missingIssuer } = trust;
  if (!root || !missingIssuer) return undefined;
  return {
    message: `The registry sends only its own certificate, issued by ${quoted(issuerName)}; that intermediate CA is neither sent nor pasted, so nothing leads to ${quoted(root.name)}.`,
    evidence: [`Missing: ${missingText(missingIssuer)}.`],
    declined: `The certificate of ${quoted(issuerName)} was not pasted, and only the registry’s own configuration can make it send it.`,
  };
}
