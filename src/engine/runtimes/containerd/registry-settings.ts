import type { ContainerdConfigFacts, RegistryTableFacts } from '../../workspace/facts.ts';
import type { ResolvedTarget } from '../../workspace/target.ts';
import { isAtLeast, isBefore } from '../../workspace/version.ts';
import { readLayouts } from './config-versions.ts';

/** The registry settings that a release ends up with. */
export type RegistrySettings =
  | { state: 'daemon-does-not-start'; error: string }
  /** The daemon runs without its CRI plugin; every pull through kubelet or crictl fails. */
  | { state: 'cri-not-loaded'; error: string }
  | { state: 'loaded'; tables: readonly RegistryTableFacts[]; configPath: string | undefined };

/** Assumed where the release is not known: what every supported release agrees on is checked against this one. */
const NEWEST = '2.3';

/** The release whose behaviour a trace shows. A lower bound below 2.0 leaves open on which side of 2.0 the node is. */
export function modelledRelease({ version, known }: ResolvedTarget): string {
  return known.version === 'given' || isAtLeast(version, '2.0') ? version || NEWEST : NEWEST;
}

/** What the release makes of config.toml (none: its defaults). */
export function registrySettings(config: ContainerdConfigFacts | undefined, release: string): RegistrySettings {
  if (!config) return { state: 'loaded', tables: [], configPath: undefined };
  const read = readLayouts(release, config.version?.value);
  if (read && !read.starts) return { state: 'daemon-does-not-start', error: read.error };
  const disabled = config.disabledPlugins.some(({ value }) =>
    /^(cri|io\.containerd\.grpc\.v1\.cri|io\.containerd\.cri\.v1\.images)$/.test(value),
  );
  if (disabled) return { state: 'cri-not-loaded', error: 'unknown service runtime.v1.ImageService' };
  const layouts = read?.layouts ?? [];
  const tables = config.registries
    .filter(({ layout }) => layouts.includes(layout))
    .sort((a, b) => layouts.indexOf(a.layout) - layouts.indexOf(b.layout));
  const configPath = tables.findLast((table) => table.configPath)?.configPath?.value || undefined;
  const conflict = configPath && validationError(tables, release);
  return conflict ? { state: 'cri-not-loaded', error: conflict } : { state: 'loaded', tables, configPath };
}

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
  const local =
    isBefore(release, '2.1') ||
    config?.useLocalImagePull?.value === true ||
    settings.tables.some(({ tls, authHosts }) => tls.length + authHosts.length > 0);
  return local ? settings.configPath.split(':').filter((path) => path !== '') : [settings.configPath];
}

/** The directory names tried for a registry below each of them, in order (HOSTS hostPaths; `_default` since 1.6.17). */
export function directoryNames(registry: string, release: string): string[] {
  const port = registry.lastIndexOf(':');
  const underscored = port > 0 ? [`${registry.slice(0, port)}_${registry.slice(port + 1)}_`] : [];
  return [...underscored, registry, ...(isAtLeast(release, '1.6.17') ? ['_default'] : [])];
}
