import type { Rule } from '../../rule.ts';
import { type ContainerdConfigDocument, rangeOf } from '../document.ts';
import { configPathOf, tablesInUse } from '../home.ts';
import { listed } from '../listed.ts';
import { registryRepair } from '../repair/registry.ts';
import { measured, validation } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/mirrors-beside-config-path',
  title: 'mirrors and config_path exclude each other',
  severity: 'breaks-now',
  what: 'The registry table has both a config_path and entries in `mirrors`.',
  why: 'When the daemon starts, every release refuses this: "`mirrors` cannot be set when `config_path` is provided". containerd runs on without its CRI plugin, kubelet finds no runtime ("unknown service runtime.v1.RuntimeService"), and the node becomes NotReady; running containers stay. `containerd config dump` does not check it.',
  whatToDo:
    'Move each mirror into its hosts.toml below config_path, and take `mirrors` out. The empty header may stay.',
  references: [validation, measured],
  explains: ['mirrors-with-config-path', 'cri-plugin-not-loaded'],
  *check(document, theCase) {
    const set = configPathOf(document, theCase);
    const tables = set ? tablesInUse(document, theCase) : [];
    const names = tables.flatMap(({ mirrors }) => mirrors.map(({ registry }) => registry.value));
    const table = tables.find(({ mirrors }) => mirrors.length > 0);
    if (!set || !table) return;
    yield {
      range: rangeOf(document, [...table.at, 'mirrors']),
      message: `The CRI plugin does not load: config_path is set, and mirrors names ${listed(names)} besides.`,
      ...registryRepair(document, theCase),
    };
  },
};
