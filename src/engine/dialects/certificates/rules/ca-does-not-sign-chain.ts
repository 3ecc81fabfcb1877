import { isCaPath } from '../../../trust/ca-paths.ts';
import { missingText, quoted } from '../../../trust/sayings.ts';
import type { Certificate } from '../../../trust/trust.ts';
import type { Case, Rule } from '../../rule.ts';
import type { CertificatesDocument } from '../document.ts';
import { putCaBeside, putCaInstead } from '../new-ca.ts';
import { omittedIntermediate, rootBeyondGap } from '../omitted.ts';
import { certificatesIn, isNamedAsCa, isOfOthers, isPresentation, isShared } from '../places.ts';
import { signing, verifying } from '../sources.ts';

export const rule: Rule<CertificatesDocument> = {
  id: 'certificates/ca-does-not-sign-chain',
  title: 'The CA did not sign the registry’s certificate',
  severity: 'breaks-now',
  what: 'None of the CAs in the file signed the chain that the registry presents.',
  why: 'An anchor counts only if its key made the signature. A CA that was set up anew has the same name and another key: Go then says “possibly because of … verification failure”.',
  whatToDo: 'Get the certificate of the CA that signs the registry’s certificate today.',
  references: [verifying, signing],
  explains: ['x509-unknown-authority', 'x509-ca-other-key'],
  *check(document, theCase) {
    const { chain, verdictAsPasted } = theCase.trust;
    if (chain.length === 0 || !verdictAsPasted || isPresentation(document, theCase)) return;
    if (isOfOthers(document, theCase)) return;
    const here = certificatesIn(document, theCase);
    const [first, ...others] = here.filter(({ isCa }) => isCa);
    if (!first || here.some(isOfChain) || servedElsewhere(document, theCase)) return;
    const namesake = here.find((one) => one.namesake);
    if (!namesake && (omittedIntermediate(theCase.trust) ?? rootBeyondGap(theCase.trust))) return;
    const { range } = namesake ?? first;
    yield {
      range,
      message: namesake ? otherKey(namesake, theCase) : otherCa(document, [first, ...others], theCase),
      ...(!verdictAsPasted.ok && { evidence: [`Go: ${verdictAsPasted.error}`] }),
      ...(here.length === 1 && !isShared(document, theCase)
        ? { fix: putCaInstead(document, range, theCase) }
        : putCaBeside(document, theCase)),
    };
  },
};

const isOfChain = ({ role }: Certificate): boolean => role !== 'unrelated';

/** Another file, which the server does not present, has a member of the chain and is as likely to be the one in use. */
function servedElsewhere(document: CertificatesDocument, { trust, documents }: Case): boolean {
  const { path } = document.file;
  // A file that was pasted without a place is less likely in use than one that lies on the node.
  const mayBeInUse = (other: string): boolean =>
    !path.startsWith('/') || other.startsWith('/') || isNamedAsCa(other, documents);
  return trust.certificates.some(
    (one) =>
      isOfChain(one) &&
      one.path !== path &&
      !trust.presented.some((presented) => presented.path === one.path) &&
      (isCaPath(one.path) || !isCaPath(path)) &&
      mayBeInUse(one.path),
  );
}

function otherKey({ name, path }: Certificate, { trust }: Case): string {
  const child = trust.chain.find(({ issuerName }) => issuerName === name);
  return `${quoted(name)} in ${path} has the name of the CA that signed ${quoted(child?.name ?? 'the chain')}, but another key: it is an older or newer issue of that CA.`;
}

function otherCa({ file }: CertificatesDocument, cas: readonly Certificate[], { trust }: Case): string {
  const named = cas
    .slice(0, 3)
    .map(({ name }) => quoted(name))
    .join(', ');
  const more = cas.length > 3 ? ` and ${cas.length - 3} more` : '';
  const signer = trust.missingIssuer ? missingText(trust.missingIssuer) : quoted(trust.chain.at(-1)?.name ?? '');
  return `${file.path} holds ${named}${more}, but the registry’s chain was signed by ${signer}.`;
}
