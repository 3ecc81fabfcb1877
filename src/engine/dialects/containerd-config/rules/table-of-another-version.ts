import { removeAll, renameTable } from '../../../syntax/toml/index.ts';
import { entriesAt } from '../../../syntax/tree.ts';
import type { RegistryTableFacts } from '../../../workspace/facts.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Case, FixDraft, Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, hasVersion2Tables, pluginsIn, rangeOf } from '../document.ts';
import { homeLayout } from '../home.ts';
import { headerOf, type Layout, pluginIds, pluginPath, registryPath } from '../layouts.ts';
import { nameReleases, readingOf, releasesOf } from '../releases.ts';
import { loading, measured, migration } from '../sources.ts';
import { troubleOf } from '../trouble.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/table-of-another-version',
  title: 'The registry table belongs to another config version',
  severity: 'breaks-now',
  what: 'The registry settings stand below the plugin id of another config version than the one at the top of the file.',
  why: 'Version 1 keeps them in `cri`, version 2 in `io.containerd.grpc.v1.cri`, versions 3 and 4 in `io.containerd.cri.v1.images`. 1.x reads no table of version 3; 2.0 to 2.2 read no version 2 table in a version 3 file; `cri` in a file of version 2 or later keeps 1.x from starting and is ignored by 2.x. Most of this happens without a word in the log.',
  whatToDo: 'Write the table of the file’s own version.',
  references: [migration, loading, measured],
  explains: ['x509-unknown-authority', 'http-response-to-https-client', 'containerd-config-invalid'],
  *check(document, theCase) {
    if (document.problems.length > 0) return;
    const home = homeLayout(document, theCase);
    for (const table of document.facts.registries) {
      if (table.layout === home) continue;
      const unread = unreadBy(document, theCase, table.layout);
      if (unread.length === 0) continue;
      const all = unread.length === releasesOf(theCase, document.facts.version?.value).length;
      // Written for 2.x by its look, it is only told where the error speaks against that.
      const isSeen = isWrittenFor2(document, table.layout) || isMissed(document, theCase, table, home);
      yield {
        range: rangeOf(document, table.at),
        severity: all || isSeen ? 'breaks-now' : 'breaks-later',
        message: `${headerOf(table.at)} is the table of config version ${table.layout}, and this file is written for ${versionOf(document, home)}: ${unreadSays(unread, all, table)}.`,
        ...repair(document, table, home),
      };
    }
  },
};

const versionOf = ({ facts }: ContainerdConfigDocument, home: Layout): string =>
  `version ${facts.version?.value ?? home}${facts.version ? '' : ', which it does not say'}`;

/** A short name in a file of version 2 or later keeps 1.x from starting: invalid plugin key URI. */
function unreadSays(unread: readonly string[], all: boolean, { layout }: RegistryTableFacts): string {
  const old = layout === 1 ? unread.filter((release) => isBefore(release, '2.0')) : [];
  if (old.length === unread.length) return `it keeps ${nameReleases(old)} from starting`;
  if (old.length > 0) return 'it keeps containerd 1.x from starting, and 2.x ignores it';
  return all ? 'containerd ignores it' : `it is ignored by ${nameReleases(unread)}`;
}

/** The releases that pass the table over. A file without version is the matter of `version-missing`, unless it mixes both. */
function unreadBy(document: ContainerdConfigDocument, theCase: Case, layout: Layout): readonly string[] {
  const { facts } = document;
  if (!facts.version && (layout === 1 || !isMixed(document))) return [];
  return releasesOf(theCase, facts.version?.value).filter(
    (release) => readingOf(release, facts.version?.value, layout) !== 'read',
  );
}

const isMixed = (document: ContainerdConfigDocument): boolean =>
  hasVersion2Tables(document) && pluginsIn(document).includes(pluginIds[3]);

const isWrittenFor2 = (document: ContainerdConfigDocument, layout: Layout): boolean =>
  document.facts.version?.value === 2 && layout === 3 && !isMixed(document);

/** Of a release that may read the table or not, the error tells that it does not, where nothing else sets what it sets. */
function isMissed(
  { facts }: ContainerdConfigDocument,
  theCase: Case,
  table: RegistryTableFacts,
  home: Layout,
): boolean {
  const isSet = facts.registries.some(({ layout, configPath }) => layout === home && configPath?.value);
  return !isSet && table.configPath?.value !== undefined && troubleOf(theCase)?.refused === true;
}

/** The table takes the name of the file’s own version; beside a table of that name only an empty one can go. */
function repair(
  document: ContainerdConfigDocument,
  table: RegistryTableFacts,
  home: Layout,
): { fix: FixDraft } | { declined: string } {
  const { toml, file } = document;
  // A short plugin name is refused as a whole, and version 2 has the same keys below its id.
  const isWhole = table.layout === 1 && home === 2 && !pluginsIn(document).includes(pluginIds[2]);
  const from = isWhole ? pluginPath(1) : table.at;
  const to = isWhole ? pluginPath(2) : registryPath(home);
  const isTaken = document.facts.registries.some(({ layout }) => layout === home);
  if (isTaken && says(document, table) > 0) {
    return { declined: `${headerOf(to)} is there too: which of the two holds what is meant, only you can tell.` };
  }
  const edits = isTaken ? removeAll(toml, [from]) : renameTable(toml, from, to);
  if (edits.length === 0) {
    return { declined: `The table is written in a way that cannot be renamed: move its keys to ${headerOf(to)}.` };
  }
  return {
    fix: {
      title: isTaken ? `Take the empty ${headerOf(from)} out` : `Rename the table to ${headerOf(to)}`,
      safety: 'safe',
      edits,
      declares: [from, to].map((at) => ({ path: file.path, at })),
      carries: [{ path: file.path }],
    },
  };
}

/** How many settings the table holds; empty strings and tables say nothing. */
function says(
  document: ContainerdConfigDocument,
  { at, mirrors, tls, authHosts, configPath }: RegistryTableFacts,
): number {
  const headers = entriesAt(document.toml.root, [...at, 'headers']).length;
  return mirrors.length + tls.length + authHosts.length + headers + (configPath?.value ? 1 : 0);
}
