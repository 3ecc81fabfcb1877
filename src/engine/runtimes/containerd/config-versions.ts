import { isAtLeast, isBefore } from '../../workspace/version.ts';

/** Layouts of the registry table: 1 `plugins.cri`, 2 `io.containerd.grpc.v1.cri`, 3 `io.containerd.cri.v1.images` (also of config version 4). */
export type Layout = 1 | 2 | 3;

export type ReadLayouts =
  /** Registry tables of these layouts are read; of several the last named replaces the others (migrateConfig: `dst[key] = val`). */
  { starts: true; layouts: readonly Layout[] } | { starts: false; error: string };

interface Row {
  from: string;
  until?: string;
  /** By config version as written; 0 stands for a missing one. */
  layouts: Readonly<Record<number, readonly Layout[]>>;
  /** What a version above the newest known one does. */
  above: 'read-as-newest' | ((version: number) => string);
}

/**
 * Which registry table a release reads under which config version (containerd version/version.go ConfigVersion;
 * 2.x: cmd/containerd/server/config/config.go LoadConfig, 1.x: services/server/config/config.go; measured: 1.6.20, 1.6.39,
 * 1.7.24, 1.7.34, 2.0.11, 2.1.9, 2.2.7, 2.3.4).
 */
const rows: readonly Row[] = [
  { from: '1.5', until: '1.6.32', layouts: { 0: [1], 1: [1], 2: [2] }, above: 'read-as-newest' },
  { from: '1.6.32', until: '1.7', layouts: { 0: [1], 1: [1], 2: [2] }, above: unsupported },
  { from: '1.7', until: '1.7.17', layouts: { 0: [1], 1: [1], 2: [2] }, above: 'read-as-newest' },
  { from: '1.7.17', until: '2.0', layouts: { 0: [1], 1: [1], 2: [2] }, above: unsupported },
  { from: '2.0', until: '2.3', layouts: { 0: [3], 1: [3], 2: [3, 2], 3: [3] }, above: tooNew(3) },
  { from: '2.3', layouts: { 0: [3, 1, 2], 1: [3, 1, 2], 2: [3, 2], 3: [3, 2], 4: [3] }, above: tooNew(4) },
];

function unsupported(version: number): string {
  return `unsupported config version \`${version}\``;
}

function tooNew(newest: number): (version: number) => string {
  return (version) => `expected containerd config version equal to or less than \`${newest}\`, got \`${version}\``;
}

/** What the release makes of a file of this config version; undefined for a release that is not known. */
export function readLayouts(release: string, version: number | undefined): ReadLayouts | undefined {
  const row = rows.find(({ from, until }) => isAtLeast(release, from) && (!until || isBefore(release, until)));
  if (!row) return undefined;
  const layouts = row.layouts[version ?? 0];
  if (layouts) return { starts: true, layouts };
  if (row.above === 'read-as-newest') return { starts: true, layouts: [2] };
  return { starts: false, error: row.above(version ?? 0) };
}
