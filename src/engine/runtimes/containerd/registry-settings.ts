import type { ContainerdConfigFacts, RegistryTableFacts } from '../../workspace/facts.ts';
import { isExact, type ResolvedTarget } from '../../workspace/target.ts';
import { isAtLeast, isBefore } from '../../workspace/version.ts';
import { type Layout, readLayouts } from './config-versions.ts';
import { startError } from './start.ts';

/** The registry settings that a release ends up with. */
export type RegistrySettings =
  | { state: 'daemon-does-not-start'; error: string }
  /** The daemon runs without its CRI plugin; every pull through kubelet or crictl fails. */
  | { state: 'cri-not-loaded'; error: string }
  | {
      state: 'loaded';
      tables: readonly RegistryTableFacts[];
      configPath: string | undefined;
      /** The release fills it in where the file is silent. */
      byDefault: boolean;
    };

/** plugins/cri/images/plugin.go, since 2.2: where neither config_path nor mirrors are set. */
const DEFAULT_LIST = '/etc/containerd/certs.d:/etc/docker/certs.d';

/** Assumed where the release is not known: what every supported release agrees on is checked against this one. */
const NEWEST = '2.3';

/** The release whose behaviour a trace shows. A lower bound below 2.0 leaves open on which side of 2.0 the node is. */
export function modelledRelease(target: ResolvedTarget): string {
  const { version } = target;
  return isExact(target) || isAtLeast(version, '2.0') ? version || NEWEST : NEWEST;
}

/** What the release makes of config.toml (none: its defaults). */
export function registrySettings(config: ContainerdConfigFacts | undefined, release: string): RegistrySettings {
  if (!config) return { state: 'loaded', tables: [], configPath: undefined, byDefault: false };
  const layouts = layoutsOf(config, release);
  const layout = layouts.findLast((one) => config.registries.some((table) => table.layout === one));
  const error = startError(config, release, layout);
  if (error !== undefined) return { state: 'daemon-does-not-start', error };
  const needed = criPlugins(release, config.version?.value ?? 0);
  if (config.disabledPlugins.some(({ value }) => needed.includes(value)))
    return { state: 'cri-not-loaded', error: 'unknown service runtime.v1.ImageService' };
  const tables = config.registries.filter((table) => table.layout === layout);
  const configPath = tables.find((table) => table.configPath)?.configPath?.value || undefined;
  const conflict = configPath && validationError(tables, release);
  if (conflict) return { state: 'cri-not-loaded', error: conflict };
  const byDefault = !configPath && isAtLeast(release, '2.2') && tables.every(({ mirrors }) => mirrors.length === 0);
  return { state: 'loaded', tables, configPath: byDefault ? DEFAULT_LIST : configPath, byDefault };
}

function layoutsOf(config: ContainerdConfigFacts | undefined, release: string): readonly Layout[] {
  const read = readLayouts(release, config?.version?.value);
  return read?.starts ? read.layouts : [];
}

/** The plugins without which CRI pulls nothing. In version 1 the 1.x releases know them by their short names alone. */
const criPlugins = (release: string, version: number): readonly string[] => [
  'cri',
  ...(version >= 2 || isAtLeast(release, '2.0') ? ['io.containerd.grpc.v1.cri'] : []),
  ...(isAtLeast(release, '2.0') ? ['io.containerd.cri.v1.images', 'io.containerd.cri.v1.runtime'] : []),
];

/** containerd pkg/cri/config ValidatePluginConfig (1.x), internal/cri/config ValidateImageConfig (2.x). */
function validationError(tables: readonly RegistryTableFacts[], release: string): string | undefined {
  if (tables.some(({ mirrors }) => mirrors.length > 0)) return '`mirrors` cannot be set when `config_path` is provided';
  if (isBefore(release, '2.0') && tables.some(({ tls }) => tls.length > 0))
    return '`configs.tls` cannot be set when `config_path` is provided';
  return undefined;
}

/**
 * The directories in which a pull looks for `<registry>/hosts.toml`. Since 2.1 the transfer service takes the whole value
 * for one directory (core/transfer/registry NewOCIRegistry), unless something forces the local pull.
 */
export function hostDirectories(
  settings: RegistrySettings,
  config: ContainerdConfigFacts | undefined,
  release: string,
): string[] {
  if (settings.state !== 'loaded' || !settings.configPath) return [];
  if (pullsLocally(settings, config, release)) return settings.configPath.split(':').filter((path) => path !== '');
  return settings.byDefault ? [] : [settings.configPath];
}

/**
 * Whether CRI pulls by itself: always before 2.1, and later where a setting is not known to the transfer service
 * (plugins/cri/images/plugin.go CheckLocalImagePullConfigs).
 */
export function pullsLocally(
  settings: RegistrySettings,
  config: ContainerdConfigFacts | undefined,
  release: string,
): boolean {
  if (isBefore(release, '2.1') || config?.useLocalImagePull?.value === true) return true;
  if (config?.localPullIn.some((layout) => layoutsOf(config, release).includes(layout))) return true;
  return (
    settings.state === 'loaded' && settings.tables.some(({ mirrors, hasConfigs }) => mirrors.length > 0 || hasConfigs)
  );
}

/** The directory names tried for a registry below each of them, in order (HOSTS hostPaths; `_default` since 1.6.17). */
export function directoryNames(registry: string, release: string): string[] {
  const port = registry.lastIndexOf(':');
  const underscored = port > 0 ? [`${registry.slice(0, port)}_${registry.slice(port + 1)}_`] : [];
  return [...underscored, registry, ...(isAtLeast(release, '1.6.17') ? ['_default'] : [])];
}
