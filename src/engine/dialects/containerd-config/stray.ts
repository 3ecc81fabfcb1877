import { samePath } from '../../syntax/toml/index.ts';
import { type Entry, entriesAt } from '../../syntax/tree.ts';
import type { KeyPath } from '../../workspace/report.ts';
import type { ContainerdConfigDocument } from './document.ts';
import { pluginIds } from './layouts.ts';

export interface StrayConfigPath {
  entry: Entry;
  at: KeyPath;
  value: string;
}

/** Plugins below which somebody who writes `config_path` means the registry. */
const CRI_PLUGINS = [...Object.values(pluginIds), 'io.containerd.cri.v1.runtime'];

/**
 * Every `config_path` that stands where no release reads it as the registry's: at the top level, one table too high or too
 * deep. That of the transfer plugin is another setting, which dumps hold, and which no release reads either.
 */
export function strayConfigPaths({ toml, registries }: ContainerdConfigDocument): StrayConfigPath[] {
  const roots: KeyPath[] = [[], ['registry'], ...CRI_PLUGINS.map((id) => ['plugins', id])];
  const found: StrayConfigPath[] = [];
  for (const root of roots) collect([...root], entriesAt(toml.root, root), root.length >= 1, found);
  const legal = registries.map((table) => [...table.at, 'config_path']);
  return found.filter(({ at }) => !legal.some((path) => samePath(path, at)));
}

/** Adds what stands below `path`, which is as before afterwards: a path of its own for every key of a file would be many. */
function collect(path: (string | number)[], entries: readonly Entry[], deep: boolean, found: StrayConfigPath[]): void {
  for (const entry of entries) {
    const { key, value } = entry;
    if (value.kind === 'table') {
      if (!deep) continue;
      path.push(key);
      collect(path, value.entries, true, found);
      path.pop();
    } else if (key === 'config_path' && value.kind === 'string')
      found.push({ entry, at: [...path, key], value: value.value });
  }
}
