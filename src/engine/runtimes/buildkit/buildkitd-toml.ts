import { readToml } from '../../syntax/toml/index.ts';
import { type Value, valueAt } from '../../syntax/tree.ts';
import type { Pull, PullFile } from '../pull.ts';

/** What a `[registry."host"]` table says; a builder knows no other place for it. */
export interface RegistryTable {
  /** `host[:port][/path]` each, asked before the registry itself. */
  mirrors: string[];
  /** Plain HTTP, by `http = true`; unset where the file does not say, for on loopback it is the default. */
  http: boolean | undefined;
  insecure: boolean;
  ca: string[];
  /** Directories whose `*.crt` are CAs too. */
  tlsconfigdir: string[];
  /** A `keypair` without its key or its certificate: no TLS at all. */
  hasHalfPair: boolean;
}

export type BuildkitdToml =
  | { state: 'absent' }
  | { state: 'elsewhere'; file: PullFile }
  | { state: 'refused'; file: PullFile; why: string }
  | { state: 'read'; file: PullFile; tableOf: (host: string) => RegistryTable | undefined };

/** `/etc/buildkit/`, `~/.config/buildkit/`; buildx copies what it was given to the first of them. */
const place = /(?:^|\/)buildkit\/buildkitd\.toml$|\/buildx\/buildkitd\.default\.toml$/;

/**
 * buildkitd.toml as a builder of its own reads it when it starts (moby/buildkit util/resolver/config/config.go, read by
 * cmd/buildkitd/config/load.go; measured: 0.13.2 and 0.32.2). Unknown keys count for nothing; a value of the wrong type
 * keeps the daemon from starting.
 */
export function buildkitdToml({ files }: Pull): BuildkitdToml {
  const named = files.filter(({ file }) => /(?:^|\/)buildkitd(?:\.default)?\.toml$/.test(file.path));
  const file = named.find((one) => place.test(one.file.path) || !one.file.path.includes('/')) ?? named[0];
  if (!file) return { state: 'absent' };
  if (file.file.path.startsWith('/') && !place.test(file.file.path)) return { state: 'elsewhere', file };
  const { root, problems } = readToml(file.file);
  const [problem] = problems;
  if (problem) return { state: 'refused', file, why: problem.message };
  const registries = valueAt(root, ['registry']);
  if (registries && registries.kind !== 'table')
    return { state: 'refused', file, why: '`registry` is a table of tables' };
  const tables = new Map<string, RegistryTable>();
  for (const { key, value } of registries?.entries ?? []) {
    const table = tableOf(value);
    if (typeof table === 'string') return { state: 'refused', file, why: `[registry."${key}"] ${table}` };
    tables.set(key, table);
  }
  return { state: 'read', file, tableOf: (host) => tables.get(host) };
}

/** The table, or what is of the wrong type in it. */
function tableOf(table: Value): RegistryTable | string {
  if (table.kind !== 'table') return 'is a table';
  const wrong = [
    ...(['mirrors', 'ca', 'tlsconfigdir'] as const)
      .filter((key) => textsAt(table, key) === undefined)
      .map((key) => `${key} is a list of strings`),
    ...(['http', 'insecure'] as const)
      .filter((key) => (valueAt(table, [key])?.kind ?? 'boolean') !== 'boolean')
      .map((key) => `${key} is a boolean, true or false`),
  ];
  const [first] = wrong;
  if (first !== undefined) return first;
  const pairs = valueAt(table, ['keypair']);
  return {
    mirrors: textsAt(table, 'mirrors') ?? [],
    http: booleanAt(table, 'http'),
    insecure: booleanAt(table, 'insecure') ?? false,
    ca: textsAt(table, 'ca') ?? [],
    tlsconfigdir: textsAt(table, 'tlsconfigdir') ?? [],
    hasHalfPair: pairs?.kind === 'array' && pairs.items.some((pair) => !isWhole(pair)),
  };
}

const booleanAt = (table: Value, key: string): boolean | undefined => {
  const value = valueAt(table, [key]);
  return value?.kind === 'boolean' ? value.value : undefined;
};

/** Undefined where something else than a list of strings is written. */
function textsAt(table: Value, key: string): string[] | undefined {
  const value = valueAt(table, [key]);
  if (!value) return [];
  if (value.kind !== 'array') return undefined;
  const texts = value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return texts.length === value.items.length ? texts : undefined;
}

const isWhole = (pair: Value): boolean => ['key', 'cert'].every((key) => valueAt(pair, [key])?.kind === 'string');
