import { hostOfUrl } from '../../../evidence/explain.ts';
import type { Evidence } from '../../../workspace/report.ts';
import type { Case, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { openedPath } from '../files.ts';
import { isVerified, type PlacedEntry, placedEntries, registryOf } from '../placed.ts';
import { measured, redirected, tokens } from '../sources.ts';
import { caOfAnother, fileOfAnother } from '../trust-another.ts';
import { caEdits, clientOf } from '../trust-host.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/ca-of-another-host-missing',
  title: 'The registry sends containerd on to a host whose CA is not named',
  severity: 'breaks-now',
  what: 'The registry itself is trusted. Its token server, or the store that it redirects to for blobs, has a certificate of another CA.',
  why: 'containerd asks for tokens, and follows redirects, with the same client as the entry that it came from: the CAs of that entry and the system roots count there as well, and no hosts.toml of the other host is read.',
  whatToDo:
    'Name both CAs in `ca`, as a list, in every entry of the registry. Nothing restarts: hosts.toml and the files are read at every pull.',
  references: [tokens, redirected, measured],
  explains: ['x509-unknown-authority', 'x509-ca-other-key'],
  *check(document, theCase) {
    const entries = placedEntries(document, theCase);
    for (const error of theCase.evidence) {
      const host = isOfAnother(error, document, theCase) ? hostOfUrl(error.url) : undefined;
      const file = host && fileOfAnother(document, theCase, host);
      if (!host || !file) continue;
      const open = entries.flatMap((entry) => withFiles(document, entry, entries, file));
      const [first] = open;
      if (!first) continue;
      const changes = open.map(({ entry, files }) => caEdits(document, [entry], files));
      yield {
        range: first.entry.url?.range ?? first.entry.range,
        message: `The CA of ${host}, to which the registry sends ${clientOf(document) === 'docker' ? 'dockerd' : 'containerd'} on, is not among those that \`ca\` names.`,
        evidence: [`The request to ${host} failed, after the registry itself was trusted.`],
        fix: {
          title: `Name the CA of ${host} in ca as well`,
          // Which of the pasted CAs signs the other host, its own certificate would have to tell: a command asks for it.
          safety: 'needs-review',
          edits: changes.flatMap(({ edits }) => edits),
          declares: changes.flatMap(({ declares }) => declares),
          ...caOfAnother(document, theCase, host, file),
        },
      };
    }
  },
};

function isOfAnother(
  { code, hop, client, registry }: Evidence,
  document: ContainerdHostsDocument,
  theCase: Case,
): boolean {
  const own = registryOf(document, theCase);
  const readers = clientOf(document) === 'docker' ? ['docker'] : ['containerd', 'kubelet', 'crictl', 'unknown'];
  return (
    (hop === 'token-server' || hop === 'blob-store') &&
    rule.explains?.includes(code) === true &&
    readers.includes(client) &&
    (own === undefined || own === registry)
  );
}

/** What `ca` of the entry must be: what it names, or another entry of its host does, and the file. Nothing to do: none. */
function withFiles(
  document: ContainerdHostsDocument,
  entry: PlacedEntry,
  entries: readonly PlacedEntry[],
  file: string,
): { entry: PlacedEntry; files: string[] }[] {
  const giver = [entry, ...entries.filter(({ endpoint }) => endpoint?.host === entry.endpoint?.host)].find(
    ({ ca }) => ca.length > 0,
  );
  if (!giver || !isVerified(entry)) return [];
  const named = giver.ca.map(({ value }) => value);
  const isNamed = giver === entry && named.some((path) => openedPath(document, path) === file);
  return isNamed ? [] : [{ entry, files: [...named, file] }];
}
