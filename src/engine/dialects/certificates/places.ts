import { isCaPath, registryDirectoryOf } from '../../trust/ca-paths.ts';
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
  const directory = registryDirectoryOf(file.path);
  if (directory === '_default') return undefined;
  return directory === undefined ? target.registry || undefined : registryIn(directory);
}

/** The registry for which a directory of this name is read. */
export const registryIn = (directory: string): string => directory.replace(/_(\d{1,5})_$/, ':$1');

/** Whether the document is a file that a runtime uses as CA: by its path, or because a configuration names it. */
export function isCaFile({ file, kind }: CertificatesDocument, { documents }: Case): boolean {
  if (kind !== 'pem-file') return false;
  return isCaPath(file.path) || isNamedAsCa(file.path, documents);
}

/** Whether a configuration names the file as CA. */
export const isNamedAsCa = (path: string, documents: Case['documents']): boolean =>
  documents.some(({ facts }) => caFilesOf(facts).some((named) => isSameFile(named, path)));

/**
 * Whether more may go by the file than the pulls from the document's registry: another registry's hosts.toml or table names
 * it, or it lies on the node outside any registry's own directory.
 */
export function isShared(document: CertificatesDocument, theCase: Case): boolean {
  const { path } = document.file;
  if (!path.startsWith('/')) return false;
  const others = theCase.documents.filter(
    ({ facts }) => facts.kind !== 'containerd-hosts' || facts.directory !== registryDirectoryOf(path),
  );
  return registryDirectoryOf(path) === undefined || isNamedAsCa(path, others);
}

/** Whether the file is named as CA, but only by the hosts.toml of other registries. */
export function isOfOthers({ file: { path } }: CertificatesDocument, { documents, target }: Case): boolean {
  const naming = documents.filter((one) => isNamedAsCa(path, [one]));
  const isOther = ({ facts }: Case['documents'][number]) =>
    facts.kind === 'containerd-hosts' &&
    facts.directory !== undefined &&
    facts.directory !== '_default' &&
    registryIn(facts.directory) !== target.registry;
  return naming.length > 0 && naming.every(isOther);
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
