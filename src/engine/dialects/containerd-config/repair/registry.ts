import { removeAll, setKey, trailingComments } from '../../../syntax/toml/index.ts';
import { entriesAt } from '../../../syntax/tree.ts';
import { placeCa } from '../../../trust/placement/index.ts';
import type { Fix, KeyPath } from '../../../workspace/report.ts';
import type { TextEdit } from '../../../workspace/source-file.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Case, FixDraft } from '../../rule.ts';
import { CUSTOMARY, meantDirectory } from '../directory.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { registryOfHost, registryOfKey } from '../endpoint.ts';
import { configPathOf, homeLayout } from '../home.ts';
import { registryPath } from '../layouts.ts';
import { releasesOf } from '../releases.ts';
import { strayConfigPaths } from '../stray.ts';
import { troubleOf } from '../trouble.ts';
import { hostFiles } from './host-files.ts';
import { hasLegacy, type Legacy, readLegacy } from './legacy.ts';
import { type UnresolvedText, unresolvedText } from './placeholder.ts';
import { versionRepair } from './version.ts';

export type Repair = { fix: FixDraft } | { declined: string };

/**
 * The one repair of a file's registry settings: `config_path` names one directory where every release in question reads
 * it, legacy tables become hosts.toml files there, and a registry whose certificate was refused gets its CA. These belong
 * together: `config_path` beside `mirrors` or, on 1.x, beside `tls` keeps the CRI plugin from loading. Every rule that is
 * about a part of it offers the whole, so the same edits, and they merge.
 */
export function registryRepair(document: ContainerdConfigDocument, theCase: Case): Repair {
  const { toml, file, facts, registries } = document;
  if (document.problems.length > 0) return { declined: 'The file has to be valid TOML first: see its syntax errors.' };
  const text = unresolvedText(document);
  if (text?.isTemplate) {
    return {
      declined: `${text.written} is filled in by a program before containerd reads it: change the template, not its result.`,
    };
  }
  const legacy = readLegacy(document);
  if (!legacy.ok) return { declined: `${legacy.reason} So these tables cannot be moved without a person's eye.` };
  if (
    needsDefaultDirectory(legacy) &&
    releasesOf(theCase).some((release) => isBefore(release, '1.6.17')) &&
    isGiven(theCase)
  ) {
    return {
      declined:
        'The mirror of "*" becomes the directory _default, which containerd reads from 1.6.17 on: upgrade first.',
    };
  }
  const strays = strayConfigPaths(document);
  const written = configPathOf(document, theCase)?.value ?? strays.find(({ value }) => value !== '')?.value;
  const root = written ? meantDirectory(written, theCase) : CUSTOMARY;
  if (root === undefined)
    return {
      declined: `Which directory config_path = "${written}" means cannot be told from here: write its absolute path.`,
    };
  const version =
    facts.version || document.isExcerpt || homeLayout(document, theCase) === 1
      ? undefined
      : versionRepair(document, theCase);
  if (version && !version.ok) return { declined: version.reason };

  const home = [...registryPath(homeLayout(document, theCase)), 'config_path'];
  const gone = [...legacyPaths(document), ...strays.map(({ at }) => at)];
  const files = hostFiles(
    {
      root,
      registries: legacy.registries,
      tls: legacy.tls,
      comments: commentsOf(document),
      refused: refusedIn(theCase),
    },
    theCase,
  );
  const placed = placement(root, legacy, theCase);
  const missing = [...files.missing, ...(placed?.missing ?? [])];
  const edits = joined([...setKey(toml, home, root), ...removeAll(toml, gone), ...(version?.edits ?? [])]);
  return {
    fix: {
      title: titleOf(root, hasLegacy(registries), placed ? refusedIn(theCase) : undefined, text),
      safety: text || files.unproven ? 'needs-review' : 'safe',
      edits,
      ...(files.carries && { carries: files.carries }),
      creates: [...files.creates, ...(placed?.creates ?? [])],
      missing,
      actions: [...files.actions, ...(placed?.actions ?? [])],
      declares: [...[home, ...gone].map((at) => ({ path: file.path, at })), ...(version?.declares ?? [])],
    },
  };
}

const needsDefaultDirectory = (legacy: Legacy): boolean =>
  legacy.ok && legacy.registries.some(({ directory }) => directory === '_default');

const isGiven = ({ target }: Case): boolean => target.known.version === 'given';

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

function commentsOf({ toml, registries }: ContainerdConfigDocument): Map<string, string[]> {
  const comments = new Map<string, string[]>();
  const add = (directory: string | undefined, path: KeyPath) => {
    if (directory === undefined) return;
    comments.set(directory, [...(comments.get(directory) ?? []), ...trailingComments(toml, path)]);
  };
  for (const { at, mirrors, tls } of registries) {
    for (const {
      registry: { value },
    } of mirrors)
      add(value === '*' ? '_default' : registryOfKey(value), [...at, 'mirrors', value]);
    for (const {
      host: { value },
    } of tls)
      add(registryOfHost(registryOfKey(value) ?? ''), [...at, 'configs', value, 'tls']);
  }
  return comments;
}

const refusedIn = (theCase: Case): string | undefined => {
  const trouble = troubleOf(theCase);
  return trouble?.refused ? trouble.registry : undefined;
};

/** The refused registry's directory, unless the legacy tables or the case have one. */
function placement(
  root: string,
  legacy: Legacy,
  theCase: Case,
): Pick<Fix, 'creates' | 'missing' | 'actions'> | undefined {
  const registry = refusedIn(theCase);
  if (registry === undefined || !legacy.ok) return undefined;
  const isThere =
    legacy.registries.some(({ directory }) => directory === registry) ||
    theCase.documents.some(
      ({ facts }) => facts.kind === 'containerd-hosts' && (facts.directory ?? registry) === registry,
    );
  if (isThere) return undefined;
  const image = theCase.evidence.find((item) => item.image && item.registry === registry)?.image;
  return placeCa('containerd', registry, theCase.trust, { configPath: root, ...(image && { image }) });
}

function titleOf(root: string, legacy: boolean, trusted: string | undefined, text: UnresolvedText | undefined): string {
  if (text)
    return `Move mirrors and TLS settings into hosts.toml files below ${root}, in directories that bear the name for which ${text.written} stands`;
  const set = `Set config_path to ${root}`;
  const moved = legacy ? `Move mirrors and TLS settings into hosts.toml files in ${root}` : set;
  return trusted === undefined ? moved : `${moved}, and trust the CA of ${trusted}`;
}

/** An insertion at the edge of a removal becomes part of it, so that the same repair offered twice does not collide with itself. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    const previous = result.at(-1);
    const touches = previous && previous.range.end === edit.range.start;
    if (touches)
      result[result.length - 1] = {
        ...edit,
        range: { start: previous.range.start, end: edit.range.end },
        text: previous.text + edit.text,
      };
    else result.push(edit);
  }
  return result;
}
