import { isPublic } from '../../../evidence/public-registries.ts';
import { hostOf } from '../../../runtimes/containerd/endpoints.ts';
import type { Evidence } from '../../../workspace/report.ts';
import type { Case, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { apiHostOf } from '../endpoint.ts';
import { isVerified, type PlacedEntry, placedEntries, registryOf } from '../placed.ts';
import { lookup, measured, tls } from '../sources.ts';
import { caEdits, trustFor } from '../trust-host.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/ca-missing',
  title: 'The endpoint has a private certificate, and no `ca` names its CA',
  severity: 'breaks-now',
  what: 'hosts.toml is read for this registry, and leaves its certificate to the system roots, which do not have its CA.',
  why: 'Without `ca` only the system roots count, as they were when containerd started. Where a hosts.toml is there, *.crt files beside it are not read: only those that it names.',
  whatToDo:
    'Name the CA in `ca`, at the top level and in the `[host]` table. Nothing restarts: hosts.toml and the file are read at every pull.',
  references: [tls, lookup, measured],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    const entries = placedEntries(document, theCase);
    for (const { host, because } of neededFor(document, theCase, entries)) {
      const same = entries.filter((entry) => entry.endpoint?.host === host);
      const open = same.filter(isVerified);
      const [first] = open;
      if (!first || open.length < same.length || same.some(({ ca }) => ca.length > 0)) continue;
      const trust = trustFor(document, theCase, host);
      if (!trust) continue;
      const { edits, declares } = caEdits(document, open, trust.files);
      yield {
        range: first.url?.range ?? first.range,
        message: `No CA is named for ${host}, so containerd verifies it with the system roots alone.`,
        evidence: [because],
        fix: {
          title: `Name the CA of ${host} in ca`,
          safety: 'safe',
          edits,
          declares,
          creates: trust.creates,
          missing: trust.missing,
          actions: trust.actions,
        },
      };
    }
  },
};

interface Need {
  host: string;
  because: string;
}

/** The hosts of which the case shows that the system roots do not do. A mirror with a public certificate needs no `ca`. */
function neededFor(document: ContainerdHostsDocument, theCase: Case, entries: readonly PlacedEntry[]): Need[] {
  const registry = registryOf(document, theCase);
  const needs = new Map<string, Need>();
  const need = (host: string, because: string) => needs.set(host, needs.get(host) ?? { host, because });
  for (const item of theCase.evidence) {
    const host =
      isRefused(item) &&
      (item.registry === undefined || concerns(item.registry, document, registry)) &&
      hostOfFailure(item);
    if (host) need(host, `The error says that the certificate of ${host} is signed by an unknown authority.`);
  }
  const own = registry && apiHostOf(registry);
  // A CA pasted beside a mirror of a public registry is the mirror's.
  if (
    own &&
    !isPublic(registry) &&
    theCase.trust.anchor &&
    registry === theCase.target.registry &&
    !contradicted(theCase.evidence)
  )
    need(own, `A CA for ${registry} is among the certificates given.`);
  const beside = certificateBeside(document, theCase);
  const [only] = new Set(entries.flatMap(({ endpoint }) => endpoint?.host ?? []));
  const unnamed = entries.every(({ ca }) => ca.length === 0);
  if (beside && unnamed && (own ?? only))
    need(own ?? only ?? '', `${beside} lies beside this file, which does not name it.`);
  return [...needs.values()];
}

const isRefused = ({ code, caCures }: Evidence): boolean => code === 'x509-unknown-authority' && caCures !== 'no';

const contradicted = (evidence: readonly Evidence[]): boolean =>
  evidence.length > 0 && evidence.every(({ caCures }) => caCures === 'no');

/** Token server and blob store are verified with the anchors of the registry's own entry (AUTH WithAuthClient; RES do). */
function hostOfFailure({ hop, url, registry }: Evidence): string | undefined {
  if (registry && (hop === 'token-server' || hop === 'blob-store')) return apiHostOf(registry);
  if (url) return hostOf(url);
  return registry && apiHostOf(registry);
}

const concerns = (registry: string, { facts }: ContainerdHostsDocument, own: string | undefined): boolean =>
  facts.directory === '_default' || own === undefined || own === registry;

function certificateBeside({ file }: ContainerdHostsDocument, { documents }: Case): string | undefined {
  const directory = /^\/.*\//.exec(file.path)?.[0];
  if (directory === undefined) return undefined;
  return documents.find(
    ({ file: other }) => other.path.startsWith(directory) && /^[^/]+\.crt$/.test(other.path.slice(directory.length)),
  )?.file.path;
}
