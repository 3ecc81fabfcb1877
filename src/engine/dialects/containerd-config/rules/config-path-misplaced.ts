import { removeAll } from '../../../syntax/toml/index.ts';
import type { Case, Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { configPathOf, homeLayout } from '../home.ts';
import { headerOf, registryPath } from '../layouts.ts';
import { type Repair, registryRepair } from '../repair/registry.ts';
import { loading, measured } from '../sources.ts';
import { strayConfigPaths } from '../stray.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/config-path-misplaced',
  title: 'config_path stands in a table where containerd does not read it',
  severity: 'breaks-now',
  what: 'The setting is written above, below or beside the registry table.',
  why: 'A key belongs to the header above it. containerd reads config_path from the registry table of its CRI plugin alone: elsewhere 1.x ignores it and 2.x logs "Ignoring unknown key in TOML for plugin". Directly in `mirrors`, where every key is a table, containerd does not even start.',
  whatToDo: 'Write it directly below the header of the registry table.',
  references: [loading, measured],
  explains: ['x509-unknown-authority', 'x509-ca-other-key', 'http-response-to-https-client'],
  *check(document, theCase) {
    const home = headerOf(registryPath(homeLayout(document, theCase)));
    for (const { entry, at, value } of strayConfigPaths(document)) {
      const where = at.length === 1 ? 'at the top level' : `in ${headerOf(at.slice(0, -1))}`;
      yield {
        range: entry.range,
        severity: value === '' ? 'tidy' : 'breaks-now',
        message: `config_path stands ${where}; containerd reads it in ${home}.`,
        ...repair(document, theCase, value),
      };
    }
  },
};

/** An empty value says nothing: it goes. Another one is moved, with all that goes along with setting it. */
function repair(document: ContainerdConfigDocument, theCase: Case, value: string): Repair {
  const set = configPathOf(document, theCase)?.value;
  const strays = strayConfigPaths(document);
  const only = strays.every((stray) => stray.value === '' || stray.value === (set ?? value));
  if (!only) return { declined: 'Several directories are named; which of them is meant, only you can tell.' };
  if (document.problems.length > 0 || (set === undefined && value !== '')) return registryRepair(document, theCase);
  const gone = strays.map(({ at }) => at);
  return {
    fix: {
      title: 'Take the misplaced config_path out',
      safety: 'safe',
      edits: removeAll(document.toml, gone),
      declares: gone.map((at) => ({ path: document.file.path, at })),
    },
  };
}
