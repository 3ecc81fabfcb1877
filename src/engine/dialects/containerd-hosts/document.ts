import { readToml, type TomlDocument } from '../../syntax/toml/index.ts';
import { entriesAt, entryAt, type TableValue, type Value } from '../../syntax/tree.ts';
import type { ContainerdHostsFacts, HostEntryFacts } from '../../workspace/facts.ts';
import type { Located, SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';
import { directoryOf } from './directory.ts';

/** A `[host."URL"]` table, or the top level, with where it stands. */
export interface HostEntry extends HostEntryFacts {
  /** Empty for the top level. */
  at: readonly string[];
  table: TableValue;
}

/**
 * A read hosts.toml. `facts` hold what containerd reads; `hosts` and `fallback` what the author wrote for it, in
 * whatever form: so what is wrong in a misplaced entry shows at once, and not only after that is repaired.
 */
export interface ContainerdHostsDocument extends Document {
  toml: TomlDocument;
  facts: ContainerdHostsFacts;
  hosts: HostEntry[];
  fallback: HostEntry;
}

export function readDocument(file: SourceFile): ContainerdHostsDocument {
  const toml = readToml(file);
  const hosts = ['host', 'hosts'].flatMap((root) => hostsBelow(toml, root));
  const server = serverOf(toml.root, []);
  const fallback: HostEntry = {
    ...readEntry(toml.root),
    ...(server && { url: server }),
    range: server?.range ?? toml.root.entries[0]?.range ?? { start: 0, end: 0 },
    at: [],
    table: toml.root,
  };
  const misplaced = server ?? serverOf(toml.root, hosts);
  const { name, configPath } = directoryOf(file.path);
  const facts: ContainerdHostsFacts = {
    kind: 'containerd-hosts',
    ...(name !== undefined && { directory: name }),
    ...(configPath !== undefined && { configPath }),
    hosts: hosts.filter(({ at }) => at[0] === 'host' && hasHeader(toml, at)),
    fallback,
  };
  return {
    file,
    dialect: 'containerd-hosts',
    problems: toml.problems,
    facts,
    toml,
    hosts,
    fallback: { ...fallback, ...(misplaced && { url: misplaced }) },
  };
}

/** HOSTS getSortedHosts (2.x) walks table headers: an inline table or a dotted key is dropped without a word. */
export const hasHeader = ({ tables }: TomlDocument, at: readonly string[]): boolean =>
  tables.some(({ header, path }) => header && path[0] === at[0] && path[1] === at[1]);

function hostsBelow(toml: TomlDocument, root: string): HostEntry[] {
  return entriesAt(toml.root, [root]).flatMap((entry): HostEntry[] => {
    if (entry.value.kind !== 'table') return [];
    const header = toml.tables.find(({ path }) => path.length >= 2 && path[0] === root && path[1] === entry.key);
    const url = { value: entry.key, range: header?.keys[1]?.range ?? entry.keyRange };
    return [
      {
        ...readEntry(entry.value),
        url,
        range: header?.header ?? entry.keyRange,
        at: [root, entry.key],
        table: entry.value,
      },
    ];
  });
}

/** The value of `server`, at the top or below the header of a host. An empty one is none (ConfigureHosts). */
function serverOf(root: TableValue, hosts: readonly HostEntry[]): Located<string> | undefined {
  const values = [entryAt(root, ['server']), ...hosts.map(({ table }) => entryAt(table, ['server']))].map(
    (entry) => strings(entry?.value)[0],
  );
  return values.find((value) => value !== undefined && value.value !== '');
}

function readEntry(table: TableValue): Omit<HostEntryFacts, 'url' | 'range'> {
  const capabilities = entryAt(table, ['capabilities'])?.value;
  const skipVerify = booleanAt(table, 'skip_verify');
  const overridePath = booleanAt(table, 'override_path');
  return {
    ...(capabilities?.kind === 'array' && { capabilities: strings(capabilities) }),
    ca: strings(entryAt(table, ['ca'])?.value),
    ...(skipVerify && { skipVerify }),
    ...(overridePath && { overridePath }),
    client: clientPairs(entryAt(table, ['client'])?.value),
  };
}

/** The forms of `client`: a file, files, or pairs of files. */
function clientPairs(value: Value | undefined): HostEntryFacts['client'] {
  if (value?.kind !== 'array') return strings(value).map((file) => ({ certificate: file.value }));
  return value.items.flatMap((item) => {
    const [certificate, key] = strings(item);
    return certificate ? [{ certificate: certificate.value, ...(key && { key: key.value }) }] : [];
  });
}

function strings(value: Value | undefined): Located<string>[] {
  if (value?.kind === 'string') return [{ value: value.value, range: value.range }];
  return value?.kind === 'array' ? value.items.flatMap((item) => (item.kind === 'string' ? strings(item) : [])) : [];
}

function booleanAt(table: TableValue, key: string): Located<boolean> | undefined {
  const entry = entryAt(table, [key]);
  return entry?.value.kind === 'boolean' ? { value: entry.value.value, range: entry.range } : undefined;
}
