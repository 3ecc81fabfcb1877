import { CUSTOMARY, meantDirectory } from '../../../runtimes/containerd/config-path.ts';
import { removeAll, setKey } from '../../../syntax/toml/index.ts';
import { entriesAt } from '../../../syntax/tree.ts';
import { placeCa } from '../../../trust/placement/index.ts';
import type { RegistryTableFacts } from '../../../workspace/facts.ts';
import type { Fix, KeyPath } from '../../../workspace/report.ts';
import type { Case, FixDraft } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { configPathOf, homeLayout } from '../home.ts';
import { registryPath } from '../layouts.ts';
import { strayConfigPaths } from '../stray.ts';
import { troubleOf } from '../trouble.ts';
import { commentsByDirectory } from './comments.ts';
import { hostFiles } from './host-files.ts';
import { joined } from './joined-edits.ts';
import { type LegacyRegistry, readLegacy } from './legacy.ts';
import { obstacleOf } from './obstacle.ts';
import { unresolvedText } from './placeholder.ts';
import { versionRepair } from './version.ts';

export type Repair = { fix: FixDraft } | { declined: string };

/** More entries of `mirrors` and `configs` than this make more hosts.toml files than a person looks over; and each is proven with all others, so time must stay bounded. */
const MOST_ENTRIES = 200;

const memory = new WeakMap<Case, WeakMap<ContainerdConfigDocument, Repair>>();

/**
 * The one repair of a file's registry settings: `config_path` names one directory where every release in question reads
 * it, legacy tables become hosts.toml files there, and a registry whose certificate was refused gets its CA. These belong
 * together: `config_path` beside `mirrors` or, on 1.x, beside `tls` keeps the CRI plugin from loading. Every rule that is
 * about a part of it offers the whole, so the same edits, and they merge.
 */
export function registryRepair(document: ContainerdConfigDocument, theCase: Case): Repair {
  const ofCase = memory.get(theCase) ?? new WeakMap<ContainerdConfigDocument, Repair>();
  const repair = ofCase.get(document) ?? makeRepair(document, theCase);
  memory.set(theCase, ofCase.set(document, repair));
  return repair;
}

function makeRepair(document: ContainerdConfigDocument, theCase: Case): Repair {
  const { toml, file, registries } = document;
  const count = registries.reduce((sum, { mirrors, tls }) => sum + mirrors.length + tls.length, 0);
  if (count > MOST_ENTRIES)
    return { declined: `${count} registries would make as many hosts.toml files: that is work for a script of yours.` };
  const obstacle = obstacleOf(document, theCase);
  if (obstacle) return { declined: obstacle };
  const legacy = readLegacy(document);
  if (!legacy.ok) return { declined: `${legacy.reason} So these tables cannot be moved without a person’s eye.` };
  const strays = strayConfigPaths(document);
  const written = configPathOf(document, theCase)?.value ?? strays.find(({ value }) => value !== '')?.value;
  const root = written ? meantDirectory(written, theCase) : CUSTOMARY;
  if (root === undefined)
    return { declined: `Which directory "${written}" means cannot be told from here: write its absolute path.` };
  const version = needsVersion(document, theCase) ? versionRepair(document, theCase) : undefined;
  if (version?.ok === false) return { declined: version.reason };

  const home = [...registryPath(homeLayout(document, theCase)), 'config_path'];
  const gone = [...legacyPaths(document), ...strays.map(({ at }) => at)];
  const trouble = troubleOf(theCase);
  const refused = trouble?.refused ? (trouble.mirror ?? trouble.registry) : undefined;
  const comments = commentsByDirectory(document);
  const files = hostFiles({ root, registries: legacy.registries, tls: legacy.tls, comments, refused }, theCase);
  const placed = placement(root, legacy.registries, theCase);
  const text = unresolvedText(document);
  const notes = text ? `, in directories that bear the name for which ${text.written} stands` : '';
  return {
    fix: {
      title: `${titleOf(root, registries)}${placed ? `, and trust the CA of ${refused}` : ''}${notes}`,
      safety: text || files.unproven ? 'needs-review' : 'safe',
      edits: joined(file.text, [...(version?.edits ?? []), ...setKey(toml, home, root), ...removeAll(toml, gone)]),
      creates: [...files.creates, ...(placed?.creates ?? [])],
      missing: [...files.missing, ...(placed?.missing ?? [])],
      actions: [...files.actions, ...(placed?.actions ?? [])],
      declares: [...[home, ...gone].map((at) => ({ path: file.path, at })), ...(version?.declares ?? [])],
      carries: files.carries ?? [],
    },
  };
}

/** Without a version the new setting would be read by few; of an excerpt it is in the rest, and version 1 files keep theirs. */
function needsVersion(document: ContainerdConfigDocument, theCase: Case): boolean {
  return !document.facts.version && !document.isExcerpt && homeLayout(document, theCase) !== 1;
}

/** What the repair takes away: every mirror, and of `configs` all but the credentials. */
function legacyPaths({ toml, registries }: ContainerdConfigDocument): KeyPath[] {
  return registries.flatMap(({ at, mirrors, tls }) => [
    ...mirrors.map(({ registry }) => [...at, 'mirrors', registry.value]),
    ...tls.map(({ host }) => {
      const own = [...at, 'configs', host.value];
      return entriesAt(toml.root, own).length > 1 ? [...own, 'tls'] : own;
    }),
  ]);
}

/** The refused registry's directory, unless the legacy tables or the case have one. Whose mirror it is, is told elsewhere. */
function placement(
  root: string,
  legacy: readonly LegacyRegistry[],
  theCase: Case,
): Pick<Fix, 'creates' | 'missing' | 'actions'> | undefined {
  const { registry, refused, mirror } = troubleOf(theCase) ?? {};
  const isThere =
    legacy.some(({ directory }) => directory === registry) ||
    theCase.documents.some(
      ({ facts }) => facts.kind === 'containerd-hosts' && (facts.directory ?? registry) === registry,
    );
  if (registry === undefined || !refused || mirror !== undefined || isThere) return undefined;
  const image = theCase.evidence.find((item) => item.image && item.registry === registry)?.image;
  return placeCa('containerd', registry, theCase.trust, { configPath: root, ...(image && { image }) });
}

function titleOf(root: string, registries: readonly RegistryTableFacts[]): string {
  const moved = [
    ...(registries.some(({ mirrors }) => mirrors.length > 0) ? ['mirrors'] : []),
    ...(registries.some(({ tls }) => tls.length > 0) ? ['TLS settings'] : []),
  ].join(' and ');
  return moved === '' ? `Set config_path to ${root}` : `Move ${moved} into hosts.toml files below ${root}`;
}
