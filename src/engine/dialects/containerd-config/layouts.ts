import type { Layout } from '../../runtimes/containerd/config-versions.ts';

export type { Layout };

/**
 * The plugin whose table holds the registry settings, by layout (containerd plugins/cri/images/plugin.go migrateConfig).
 * Layout 3 serves config version 4 as well.
 */
export const pluginIds: Readonly<Record<Layout, string>> = {
  1: 'cri',
  2: 'io.containerd.grpc.v1.cri',
  3: 'io.containerd.cri.v1.images',
};

export const layouts: readonly Layout[] = [1, 2, 3];

export const pluginPath = (layout: Layout): readonly string[] => ['plugins', pluginIds[layout]];

export const registryPath = (layout: Layout): readonly string[] => [...pluginPath(layout), 'registry'];

/** The table's header as a person would write it. */
export function headerOf(path: readonly (string | number)[]): string {
  return `[${path.map((step) => (/^[A-Za-z0-9_-]+$/.test(String(step)) ? step : `"${step}"`)).join('.')}]`;
}

/** Plugins by the short names of version 1, which versions 2 and later refuse (containerd docs/PLUGINS.md). */
export const idsByShortName: ReadonlyMap<string, string> = new Map([
  ['cri', pluginIds[2]],
  ['linux', 'io.containerd.runtime.v1.linux'],
  ['task', 'io.containerd.runtime.v2.task'],
  ['cgroups', 'io.containerd.monitor.v1.cgroups'],
  ['diff-service', 'io.containerd.service.v1.diff-service'],
  ['opt', 'io.containerd.internal.v1.opt'],
  ['restart', 'io.containerd.internal.v1.restart'],
  ['scheduler', 'io.containerd.gc.v1.scheduler'],
  ['bolt', 'io.containerd.metadata.v1.bolt'],
  ...['aufs', 'btrfs', 'devmapper', 'native', 'overlayfs', 'zfs'].map((name): [string, string] => [
    name,
    `io.containerd.snapshotter.v1.${name}`,
  ]),
]);
