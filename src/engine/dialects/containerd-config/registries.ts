import { entriesAt, type Value, valueAt } from '../../syntax/tree.ts';
import type { RegistryTableFacts } from '../../workspace/facts.ts';
import { slipsBetween } from '../../workspace/spelling.ts';
import { type Layout, layouts, pluginIds } from './layouts.ts';
import { readRegistry } from './registry-facts.ts';

/** A plugin table of the file. */
export interface PluginTable {
  id: string;
  /** An unquoted id is a chain of tables. */
  at: readonly string[];
  /** The plugin that was meant, where the id is not that of the plugin that reads what stands here. */
  meant?: { id: string; layout: Layout; because: 'spelling' | 'registry' };
}

/** Every plugin table, those with unquoted ids included. */
export function pluginTables(root: Value): PluginTable[] {
  return entriesAt(root, ['plugins']).flatMap(({ key }) => {
    const at = ['plugins', key];
    return key === 'io' ? unquoted(root, at) : [{ id: key, at, ...meantBy(key, valueAt(root, at)) }];
  });
}

/** `io.containerd.<kind>.v<n>.<name>` as nested tables. */
function unquoted(root: Value, at: readonly string[]): PluginTable[] {
  const parts = at.slice(1);
  if (parts.length > 8) return [];
  if (/^v\d+$/.test(parts.at(-2) ?? '') && parts.length > 3) {
    const id = parts.join('.');
    return [{ id, at, ...meantBy(id, valueAt(root, at)) }];
  }
  return entriesAt(root, at).flatMap(({ key, value }) => (value.kind === 'table' ? unquoted(root, [...at, key]) : []));
}

/** Every table with registry settings, those below a mistaken or unquoted plugin id included. */
export function registriesOf(root: Value): RegistryTableFacts[] {
  return pluginTables(root)
    .flatMap(({ id, at, meant }) => {
      const layout = meant?.layout ?? layouts.find((candidate) => pluginIds[candidate] === id);
      return layout ? readRegistry(root, [...at, 'registry'], layout) : [];
    })
    .sort((a, b) => a.layout - b.layout);
}

/** Whether containerd takes the table for the one of its layout's plugin. */
export const isNamedRight = ({ at, layout }: RegistryTableFacts): boolean =>
  at.length === 3 && at[1] === pluginIds[layout];

function meantBy(id: string, table: Value | undefined): Pick<PluginTable, 'meant'> {
  if (layouts.some((layout) => pluginIds[layout] === id)) return {};
  const near = ([2, 3] as const).find((layout) => slipsBetween(id.toLowerCase(), pluginIds[layout], 2) <= 2);
  if (near) return { meant: { id: pluginIds[near], layout: near, because: 'spelling' } };
  if (!holdsRegistry(table)) return {};
  const layout = id.includes('.cri.v1.') ? 3 : 2;
  return { meant: { id: pluginIds[layout], layout, because: 'registry' } };
}

function holdsRegistry(table: Value | undefined): boolean {
  if (!table) return false;
  const keys = entriesAt(table, ['registry']).map(({ key }) => key);
  return ['config_path', 'mirrors', 'configs'].some((key) => keys.includes(key));
}
