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

/** The layouts whose plugin table does so, whatever its registry settings are. */
export function localPullIn(root: Value): Layout[] {
  return layouts.filter((layout) => {
    const plugin = pluginPath(layout);
    const setting = (key: string) => {
      const value = valueAt(root, [...plugin, key]) ?? valueAt(root, [...plugin, 'containerd', key]);
      return value && 'value' in value ? value.value : undefined;
    };
    return (
      setting('discard_unpacked_layers') === true ||
      setting('disable_snapshot_annotations') === false ||
      setting('image_pull_with_sync_fs') === true ||
      (setting('max_concurrent_downloads') ?? 3) !== 3
    );
  });
}
