import { type Value, valueAt } from '../../syntax/tree.ts';
import type { ContainerdConfigDocument } from './document.ts';
import { type Layout, layouts, pluginPath } from './layouts.ts';

/**
 * Whether something in the file makes 2.1 and newer pull by themselves instead of through the transfer service
 * (plugins/cri/images/plugin.go CheckLocalImagePullConfigs): the old settings that the service does not know.
 */
export const forcesLocalPull = ({ facts }: ContainerdConfigDocument): boolean =>
  facts.useLocalImagePull?.value === true ||
  facts.localPullIn.length > 0 ||
  facts.registries.some(({ mirrors, hasConfigs }) => mirrors.length > 0 || hasConfigs);

/**
 * The layouts whose plugin table does so, whatever its registry settings are. What older layouts keep in `containerd` moves
 * along only where that names runtimes (migrateConfig).
 */
export function localPullIn(root: Value): Layout[] {
  return layouts.filter((layout) => {
    const plugin = pluginPath(layout);
    const inContainerd = layout === 3 ? plugin : [...plugin, 'containerd'];
    const moves = layout === 3 || valueAt(root, [...inContainerd, 'runtimes'])?.kind === 'table';
    const setting = (key: string, at = plugin) => {
      const value = valueAt(root, [...at, key]);
      return value && 'value' in value ? value.value : undefined;
    };
    return (
      (moves && setting('discard_unpacked_layers', inContainerd) === true) ||
      (moves && setting('disable_snapshot_annotations', inContainerd) === false) ||
      setting('image_pull_with_sync_fs') === true ||
      (setting('max_concurrent_downloads') ?? 3) !== 3
    );
  });
}
