import { removeAt, renameTable, setKey } from '../../../syntax/toml/index.ts';
import { valueAt } from '../../../syntax/tree.ts';
import type { Fix, KeyPath } from '../../../workspace/report.ts';
import type { TextEdit } from '../../../workspace/source-file.ts';
import type { Case, FixDraft } from '../../rule.ts';
import { type ContainerdConfigDocument, pluginsIn } from '../document.ts';
import { homeLayout } from '../home.ts';
import { idsByShortName } from '../layouts.ts';
import { misplacedVersion } from '../misplaced-version.ts';
import { misspeltVersion } from '../registry-keys.ts';
import { joined } from './joined-edits.ts';

export type VersionRepair =
  | ({ ok: true; version: 2 | 3 } & Pick<Fix, 'edits' | 'declares'>)
  | { ok: false; reason: string };

/**
 * Gives the file the version for which its tables were written; tables of version 1 become those of version 2, which every
 * release from 1.3 on reads. Short plugin names, with which a version 2 file keeps containerd from starting, become ids.
 */
export function versionRepair(document: ContainerdConfigDocument, theCase: Case): VersionRepair {
  const { toml, file } = document;
  const version = homeLayout(document, theCase) === 3 ? 3 : 2;
  const names = shortNames(document);
  if (!names.ok) return names;
  const stray = misplacedVersion(document);
  const misspelt = misspeltVersion(document);
  if (misspelt)
    return { ok: false, reason: `${misspelt} at the top level is meant to be the version: correct its name first.` };
  const edits = [
    ...(document.facts.version ? setKey(toml, ['version'], version) : setKey(toml, ['version'], version, 'first')),
    ...(stray ? removeAt(toml, stray.at) : []),
    ...names.edits,
  ];
  const declared: KeyPath[] = [['version'], ...(stray ? [stray.at] : []), ...names.declared];
  return {
    ok: true,
    version,
    edits: joined(file.text, edits),
    declares: declared.map((at) => ({ path: file.path, at })),
  };
}

type Names = { ok: true; edits: TextEdit[]; declared: KeyPath[] } | { ok: false; reason: string };

function shortNames(document: ContainerdConfigDocument): Names {
  const { toml } = document;
  const edits: TextEdit[] = [];
  const declared: KeyPath[] = [];
  for (const name of pluginsIn(document).filter((id) => !id.includes('.'))) {
    const id = idsByShortName.get(name);
    const renamed = id === undefined ? [] : renameTable(toml, ['plugins', name], ['plugins', id]);
    if (id === undefined || renamed.length === 0) return { ok: false, reason: byHand(`[plugins.${name}]`) };
    edits.push(...renamed);
    declared.push(['plugins', name], ['plugins', id]);
  }
  for (const list of ['disabled_plugins', 'required_plugins']) {
    const value = valueAt(toml.root, [list]);
    for (const [index, item] of (value?.kind === 'array' ? value.items : []).entries()) {
      if (item.kind !== 'string' || item.value.includes('.')) continue;
      const id = idsByShortName.get(item.value);
      if (id === undefined) return { ok: false, reason: byHand(`${list}, "${item.value}"`) };
      edits.push(...setKey(toml, [list, index], id));
      declared.push([list, index]);
    }
  }
  return { ok: true, edits, declared };
}

const byHand = (what: string): string =>
  `${what} is a plugin name of version 1 that has no certain name in version 2: let the node convert the file, with \`containerd config migrate\`.`;

/** The repair as what a rule offers. */
export function versionFix(
  document: ContainerdConfigDocument,
  theCase: Case,
): { fix: FixDraft } | { declined: string } {
  const repair = versionRepair(document, theCase);
  if (!repair.ok) return { declined: repair.reason };
  const converts = pluginsIn(document).some((id) => !id.includes('.'));
  return {
    fix: {
      title: converts
        ? `Convert the file to version ${repair.version}`
        : `Write version = ${repair.version} at the top`,
      safety: converts ? 'needs-review' : 'safe',
      edits: repair.edits,
      declares: repair.declares,
      // The version decides how all the rest is read.
      carries: [{ path: document.file.path }],
    },
  };
}
