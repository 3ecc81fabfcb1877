import { isCaPath } from '../../trust/ca-paths.ts';
import type { Certificate } from '../../trust/trust.ts';
import type { Facts } from '../../workspace/facts.ts';
import type { Case } from '../rule.ts';
import type { CertificatesDocument } from './document.ts';

/** Every certificate of the document. */
export const certificatesIn = ({ file }: CertificatesDocument, { trust }: Case): Certificate[] =>
  trust.certificates.filter(({ path }) => path === file.path);

/**
 * The certificates that stand in this document first: what is wrong with a certificate is told once, wherever else it
 * stands too.
 */
export function firstIn({ file }: CertificatesDocument, { trust }: Case): Certificate[] {
  const seen = new Set<string>();
  return trust.certificates.filter(({ path, fingerprint }) => {
    const isFirst = !seen.has(fingerprint);
    seen.add(fingerprint);
    return isFirst && path === file.path;
  });
}

/** More certificates than this without a chain are a system's store, of which not each one matters. */
const mostWithoutChain = 10;

/** Those of `firstIn` that matter to the pull: members of the chain, or all when no chain is at hand. */
export function concernedIn(document: CertificatesDocument, theCase: Case): Certificate[] {
  const { chain, certificates } = theCase.trust;
  if (chain.length === 0) return certificates.length > mostWithoutChain ? [] : firstIn(document, theCase);
  const members = new Set(chain.map(({ fingerprint }) => fingerprint));
  return firstIn(document, theCase).filter(({ fingerprint }) => members.has(fingerprint));
}

/** The registry for whose pulls the document counts: that of its directory below a certs.d, else that of the case. */
export function registryOf({ file }: CertificatesDocument, { target }: Case): string | undefined {
  const directory = /\/certs\.d\/([^/]{1,255})\/[^/]{1,255}$/.exec(file.path)?.[1];
  if (directory === '_default') return undefined;
  return directory?.replace(/_(\d{1,5})_$/, ':$1') ?? (target.registry || undefined);
}

/** Whether the document is a file that a runtime uses as CA: by its path, or because a configuration names it. */
export function isCaFile({ file, kind }: CertificatesDocument, { documents }: Case): boolean {
  if (kind !== 'pem-file') return false;
  return (
    isCaPath(file.path) || documents.some(({ facts }) => caFilesOf(facts).some((path) => isSameFile(path, file.path)))
  );
}

function caFilesOf(facts: Facts): string[] {
  if (facts.kind === 'containerd-hosts')
    return [...facts.hosts, facts.fallback].flatMap(({ ca }) => ca.map(({ value }) => value));
  if (facts.kind === 'containerd-config')
    return facts.registries.flatMap(({ tls }) => tls.flatMap(({ caFile }) => (caFile ? [caFile.value] : [])));
  return [];
}

/** A pasted file may have a bare name. */
const isSameFile = (named: string, path: string): boolean =>
  named === path || (!path.startsWith('/') && named.split('/').at(-1) === path.split('/').at(-1));

/** Whether the document holds the chain that counts as presented. */
export const isPresentation = ({ file }: CertificatesDocument, { trust }: Case): boolean =>
  trust.presented.some(({ path }) => path === file.path);
