import { placeCaAt } from '../../trust/placement/index.ts';
import { sayings } from '../../trust/sayings.ts';
import { type Anchor, type Certificate, noTrust } from '../../trust/trust.ts';
import type { Fix } from '../../workspace/report.ts';
import type { Case } from '../rule.ts';
import type { ContainerdHostsDocument } from './document.ts';
import { directoryPath, openedPath } from './files.ts';
import { clientOf, imageOf } from './trust-host.ts';

/** More CAs than these are a system's store, not what somebody pasted for one host. */
const most = 5;

/** Where the CA of a host belongs to which the registry sends its clients on; undefined where the directory is not known. */
export function fileOfAnother(
  document: ContainerdHostsDocument,
  { documents }: Case,
  host: string,
): string | undefined {
  const directory = directoryPath(document);
  if (directory === undefined) return undefined;
  const name = `${host.replaceAll(/[:[\]]/g, '_')}.crt`;
  const isNamed = [document.fallback, ...document.hosts].some(({ ca }) =>
    ca.some(({ value }) => openedPath(document, value) === `${directory}/${name}`),
  );
  const isTaken = !isNamed && documents.some(({ file }) => file.path === `${directory}/${name}`);
  return `${directory}/${isTaken ? 'known-authority-' : ''}${name}`;
}

/**
 * What brings the CA of that host to `path`: the CAs that were pasted and that nothing on the node uses yet, else the missing
 * piece with the way to get it; and how to see whether it serves.
 */
export function caOfAnother(
  document: ContainerdHostsDocument,
  theCase: Case,
  host: string,
  path: string,
): Pick<Fix, 'creates' | 'missing' | 'actions'> {
  const anchor = anchorOf(spareCas(document, theCase));
  const trust = { ...noTrust, ...(anchor && { anchor }) };
  return placeCaAt(path, clientOf(document), host, trust, imageOf(document, theCase));
}

/** CAs in files without a place on the node, which stand in none that has one, and are not of the registry's own chain. */
function spareCas({ fallback, hosts }: ContainerdHostsDocument, { trust }: Case): Certificate[] {
  const ofChain = new Set(trust.chain.map(({ fingerprint }) => fingerprint));
  const named = new Set([fallback, ...hosts].flatMap(({ ca }) => ca.map(({ value }) => value.split('/').at(-1))));
  const onNode = new Set(
    trust.certificates
      .filter(({ path }) => path.startsWith('/') || named.has(path))
      .map(({ fingerprint }) => fingerprint),
  );
  const spare = trust.certificates.filter(
    ({ isCa, fingerprint }) => isCa && !onNode.has(fingerprint) && !ofChain.has(fingerprint),
  );
  const distinct = [...new Map(spare.map((one) => [one.fingerprint, one])).values()];
  return distinct.length > most ? [] : distinct;
}

function anchorOf(certificates: Certificate[]): Anchor | undefined {
  const kind = certificates.some(({ selfSigned }) => selfSigned) ? 'root' : 'intermediate';
  const pem = certificates.map((one) => one.pem).join('');
  return certificates.length === 0
    ? undefined
    : { pem, certificates, kind, source: 'file', ...sayings(kind, certificates, undefined) };
}
