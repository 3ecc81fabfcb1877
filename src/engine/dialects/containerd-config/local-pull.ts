import { entriesAt, valueAt } from '../../syntax/tree.ts';
import type { ContainerdConfigDocument } from './document.ts';
import { layouts, pluginPath, registryPath } from './layouts.ts';

/**
 * Whether something in the file makes 2.1 and newer pull by themselves instead of through the transfer service
 * (plugins/cri/images/plugin.go CheckLocalImagePullConfigs): the old settings that the service does not know.
 */
export function forcesLocalPull({ toml: { root }, facts }: ContainerdConfigDocument): boolean {
  if (facts.useLocalImagePull?.value === true) return true;
  return layouts.some((layout) => {
    const plugin = pluginPath(layout);
    const setting = (key: string) => {
      const value = valueAt(root, [...plugin, key]) ?? valueAt(root, [...plugin, 'containerd', key]);
      return value && 'value' in value ? value.value : undefined;
    };
    return (
      setting('discard_unpacked_layers') === true ||
      setting('disable_snapshot_annotations') === false ||
      setting('image_pull_with_sync_fs') === true ||
      (setting('max_concurrent_downloads') ?? 3) !== 3 ||
      ['mirrors', 'configs', 'auths'].some((table) => entriesAt(root, [...registryPath(layout), table]).length > 0)
    );
  });
}
