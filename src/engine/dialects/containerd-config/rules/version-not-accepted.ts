import { renameTable, setKey } from '../../../syntax/toml/index.ts';
import { type Entry, entriesAt, entryAt } from '../../../syntax/tree.ts';
import { isAtLeast } from '../../../workspace/version.ts';
import type { Case, FixDraft, Problem, Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, pluginsIn } from '../document.ts';
import { pluginIds, registryPath } from '../layouts.ts';
import { nameReleases, readingOf, releasesOf, versionRefusal } from '../releases.ts';
import { versionFix } from '../repair/version.ts';
import { loading, measured, migration } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/version-not-accepted',
  title: 'The config version is one that containerd does not accept',
  severity: 'breaks-now',
  what: '`version` is no integer, or not one that the release knows.',
  why: '1.6.32 and 1.7.17 and newer of 1.x accept up to 2, 2.0 to 2.2 up to 3, 2.3 and newer up to 4: with a higher one the daemon exits. Older 1.x reads any higher one as 2. A string keeps every release from starting. Version 1 is still accepted, but 2.x ignores its registry settings.',
  whatToDo:
    'Write the version that the node’s release knows, with the tables of that version; `containerd config default` shows both.',
  references: [loading, migration, measured],
  explains: ['containerd-config-version-refused', 'containerd-config-invalid', 'cri-plugin-not-loaded'],
  *check(document, theCase) {
    const entry = entryAt(document.toml.root, ['version']);
    if (!entry || document.problems.length > 0) return;
    const problem = judge(document, entry, theCase);
    if (problem) yield { range: entry.range, ...problem };
  },
};

function judge(
  document: ContainerdConfigDocument,
  { value }: Entry,
  theCase: Case,
): Omit<Problem, 'range'> | undefined {
  if (value.kind !== 'number' || !Number.isInteger(value.value)) return notAnInteger(document, value);
  const version = value.value;
  const releases = releasesOf(theCase, version > 4 ? undefined : version);
  if (version === 1) return versionOne(document, theCase);
  const refusing = releases.filter((release) => readingOf(release, version, 3) === 'refused');
  if (refusing.length === 0) return undefined;
  const isSeen = versionRefusal(theCase.evidence) !== undefined;
  const all = refusing.length === releases.length || version > 4 || isSeen;
  return {
    severity: all ? 'breaks-now' : 'breaks-later',
    message: `version = ${version} keeps ${nameReleases(refusing)} from starting.`,
    ...(all && version >= 3
      ? lower(document, theCase, version, isSeen ? 'safe' : 'needs-review')
      : { declined: 'Which release runs on the node is not known: containerd --version tells.' }),
  };
}

function notAnInteger(document: ContainerdConfigDocument, value: Entry['value']): Omit<Problem, 'range'> {
  const meant = value.kind === 'string' || value.kind === 'number' ? Number(value.value) : Number.NaN;
  if (![1, 2, 3, 4].includes(meant)) {
    return {
      message: 'version is no integer: containerd does not start.',
      declined: 'Which version is meant cannot be told: containerd config default shows the one of the node.',
    };
  }
  return {
    message: `version is ${value.kind === 'string' ? 'a string' : 'no integer'} and has to be the integer ${meant}: containerd does not start.`,
    fix: {
      title: `Write version = ${meant}`,
      safety: 'safe',
      edits: setKey(document.toml, ['version'], meant),
      declares: [{ path: document.file.path, at: ['version'] }],
      carries: [{ path: document.file.path }],
    },
  };
}

/** Settled where no CRI settings could be lost. */
function versionOne(document: ContainerdConfigDocument, theCase: Case): Omit<Problem, 'range'> | undefined {
  const releases = releasesOf(theCase);
  const lost = releases.filter((release) => isAtLeast(release, '2.0'));
  if (lost.length === 0 || !pluginsIn(document).includes(pluginIds[1])) return undefined;
  return {
    severity: lost.length === releases.length ? 'breaks-now' : 'breaks-later',
    message: `Version 1 is deprecated, and its registry settings in [plugins.cri] are ignored by ${nameReleases(lost)}.`,
    ...versionFix(document, theCase),
  };
}

/** The next lower version, with the registry table of its layout; only where nothing else of the newer layout is used. */
function lower(
  document: ContainerdConfigDocument,
  theCase: Case,
  version: number,
  safety: FixDraft['safety'],
): { fix: FixDraft } | { declined: string } {
  const { toml, file } = document;
  const next = releasesOf(theCase).some((release) => readingOf(release, 3, 3) === 'refused') ? 2 : 3;
  const newer = pluginsIn(document).filter((id) => /^io\.containerd\.(?:cri\.v1|server\.v1)\./.test(id));
  const isRegistryOnly = newer.every(
    (id) => id === pluginIds[3] && entriesAt(toml.root, ['plugins', id]).every(({ key }) => key === 'registry'),
  );
  const declined = `Other tables of version ${version} would be lost as well: start from containerd config default of the node, and carry the registry settings over.`;
  if (next === 3) {
    if (newer.some((id) => id.includes('.server.'))) return { declined };
    return { fix: fixOf(`Write version = 3`, setKey(toml, ['version'], 3), [['version']]) };
  }
  if (!isRegistryOnly) return { declined };
  const moved = newer.length > 0 ? renameTable(toml, registryPath(3).slice(0, 2), registryPath(2).slice(0, 2)) : [];
  if (newer.length > 0 && moved.length === 0) return { declined };
  const at = [['version'], registryPath(3).slice(0, 2), registryPath(2).slice(0, 2)];
  return {
    fix: fixOf('Write it as version 2, which containerd 1.x reads', [...setKey(toml, ['version'], 2), ...moved], at),
  };

  function fixOf(title: string, edits: FixDraft['edits'], paths: (readonly string[])[]): FixDraft {
    return { title, safety, edits, declares: paths.map((path) => ({ path: file.path, at: path })) };
  }
}
