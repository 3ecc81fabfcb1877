import { samePath } from '../../syntax/toml/index.ts';
import { type Entry, entriesAt, type Value } from '../../syntax/tree.ts';
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
  const found = roots.flatMap((root) => below(root, entriesAt(toml.root, root), root.length >= 1));
  const legal = registries.map((table) => [...table.at, 'config_path']);
  return found.filter(({ at }) => !legal.some((path) => samePath(path, at)));
}

function below(path: KeyPath, entries: readonly Entry[], deep: boolean): StrayConfigPath[] {
  return entries.flatMap((entry) => {
    const at = [...path, entry.key];
    if (entry.key === 'config_path' && entry.value.kind === 'string') return [{ entry, at, value: entry.value.value }];
    return deep ? below(at, entriesOf(entry.value), true) : [];
  });
}

const entriesOf = (value: Value): readonly Entry[] => (value.kind === 'table' ? value.entries : []);
