import { isAtLeast, isBefore } from '../../../workspace/version.ts';
import type { Case, Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, rangeOf } from '../document.ts';
import { configPathOf, tablesInUse } from '../home.ts';
import { listed } from '../listed.ts';
import { releasesOf } from '../releases.ts';
import { registryRepair } from '../repair/registry.ts';
import { legacyPull, measured, validation } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/legacy-mirrors',
  title: 'Mirrors are configured in config.toml instead of hosts.toml',
  severity: 'breaks-later',
  what: '`registry.mirrors` names endpoints for registries.',
  why: 'The table has been deprecated since 1.5 and is announced to go. A node that gets a config_path stops serving pods as long as it is there; 2.2.0 and 2.2.1 have one built in and refuse `mirrors` outright. From 2.1 on it also forces the older way of pulling.',
  whatToDo:
    'Set config_path, write one hosts.toml for each registry with the endpoints in their order, and take `mirrors` out.',
  references: [legacyPull, validation, measured],
  explains: ['mirrors-with-config-path', 'cri-plugin-not-loaded'],
  *check(document, theCase) {
    if (configPathOf(document, theCase)) return;
    const table = tablesInUse(document, theCase).find(({ mirrors }) => mirrors.length > 0);
    if (!table) return;
    const names = table.mirrors.map(({ registry }) => (registry.value === '*' ? 'all others' : registry.value));
    yield {
      range: rangeOf(document, [...table.at, 'mirrors']),
      ...(isRefused(theCase) && { severity: 'breaks-now' as const }),
      message: `The mirrors of ${listed(names)} stand in config.toml, ${isRefused(theCase) ? 'and with its built-in config_path this release refuses them' : 'where they are deprecated'}.`,
      ...registryRepair(document, theCase),
    };
  },
};

/** DefaultImageConfig of 2.2.0 and 2.2.1 sets config_path; migration fills it in even where the file says "". */
const isRefused = (theCase: Case): boolean =>
  releasesOf(theCase).every((release) => isAtLeast(release, '2.2.0') && isBefore(release, '2.2.2'));
