import type { ContainerdConfigFacts } from '../../workspace/facts.ts';
import { isAtLeast, isBefore } from '../../workspace/version.ts';
import { type Layout, readLayouts } from './config-versions.ts';

/**
 * Why the daemon does not start with this config.toml; undefined when it does (1.x: services/server/config/config.go,
 * 2.x: cmd/containerd/server/config/config.go LoadConfig, ValidateVersion, Decode). `layout` is that of the registry
 * table that counts.
 */
export function startError(
  config: ContainerdConfigFacts,
  release: string,
  layout: Layout | undefined,
): string | undefined {
  if (config.unreadable !== undefined) return `failed to unmarshal TOML: ${config.unreadable}`;
  if (config.byteOrderMark && isAtLeast(release, '2.0'))
    return 'failed to unmarshal TOML: invalid character at start of key';
  const top = config.mistyped.find((key) => key.layout === undefined);
  if (top) return `failed to unmarshal TOML: ${top.key} is of another type`;
  const version = config.version?.value ?? 0;
  const read = readLayouts(release, version);
  if (read && !read.starts) return read.error;
  const short = version >= 2 && config.disabledPlugins.find(({ value }) => !value.includes('.'));
  if (short) return `invalid disabled plugin URI "${short.value}" expect io.containerd.x.vx`;
  const key = version >= 2 && isBefore(release, '2.0') && config.pluginKeys.find((one) => !one.includes('.'));
  if (key) return `invalid plugin key URI "${key}" expect io.containerd.x.vx`;
  const reader = isBefore(release, '2.0') ? 'io.containerd.grpc.v1.cri' : 'io.containerd.cri.v1.images';
  // Nobody decodes the settings of a plugin that is left out.
  if (config.disabledPlugins.some(({ value }) => value === reader || value === 'cri')) return undefined;
  const mistyped = config.mistyped.find(
    (one) => one.layout !== undefined && one.layout === layout && (!one.isLegacyTls || isBefore(release, '2.0')),
  );
  return mistyped && `${mistyped.key} is of another type`;
}
