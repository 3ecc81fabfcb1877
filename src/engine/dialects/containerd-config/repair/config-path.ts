import { meantDirectory } from '../../../runtimes/containerd/config-path.ts';
import { setKey } from '../../../syntax/toml/index.ts';
import type { Located } from '../../../workspace/source-file.ts';
import type { Case, FixDraft } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { generatorOf } from '../generated.ts';
import { hasLegacy } from './legacy.ts';
import { type Repair, registryRepair } from './registry.ts';

/**
 * Puts the value of a `config_path` right where it stands. Beside legacy tables it would only now take effect, and keep
 * the CRI plugin from loading: there the whole repair is needed.
 */
export function withConfigPath(
  document: ContainerdConfigDocument,
  theCase: Case,
  configPath: Located<string>,
  draft: Pick<FixDraft, 'safety' | 'actions'>,
): Repair {
  if (document.problems.length > 0 || generatorOf(document) || hasLegacy(document.registries))
    return registryRepair(document, theCase);
  const meant = meantDirectory(configPath.value, theCase);
  const table = document.registries.find((candidate) => candidate.configPath === configPath);
  if (meant === undefined || !table) {
    return {
      declined: `Which directory "${configPath.value}" means cannot be told from here: write its absolute path.`,
    };
  }
  const at = [...table.at, 'config_path'];
  return {
    fix: {
      title: `Set config_path to ${meant}`,
      edits: setKey(document.toml, at, meant),
      declares: [{ path: document.file.path, at }],
      ...draft,
    },
  };
}
