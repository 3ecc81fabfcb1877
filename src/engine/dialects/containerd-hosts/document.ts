import { readToml, type TomlDocument, type TomlTable } from '../../syntax/toml/index.ts';
import { entriesAt, entryAt, type TableValue } from '../../syntax/tree.ts';
import type { ContainerdHostsFacts } from '../../workspace/facts.ts';
import type { Located, SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';
import { directoryOf, isMisnamed } from './directory.ts';
import { asMeant, type HostEntry, readKeys, strings } from './entry.ts';
import { refusalsOf } from './refusals.ts';

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
  const fallback = topLevel(toml.root, serverOf([toml.root]));
  const misplaced = serverOf([toml.root, ...hosts.map(({ table }) => table)]);
  const { name, configPath } = directoryOf(file.path);
  const read = hosts.filter(({ at }) => at[0] === 'host');
  const facts: ContainerdHostsFacts = {
    kind: 'containerd-hosts',
    ...(name !== undefined && { directory: name }),
    ...(configPath !== undefined && { configPath }),
    misnamed: isMisnamed(file.path),
    hosts: read.filter(({ hasHeader }) => hasHeader),
    fallback,
    headless: read.filter(({ hasHeader }) => !hasHeader),
    refusals: refusalsOf(toml, [...read, fallback]),
  };
  return {
    file,
    dialect: 'containerd-hosts',
    problems: toml.problems,
    facts,
    toml,
    hosts: hosts.map(asMeant),
    fallback: asMeant(topLevel(toml.root, misplaced)),
  };
}

function hostsBelow(toml: TomlDocument, root: string): HostEntry[] {
  const headers = headersBelow(toml, root);
  return entriesAt(toml.root, [root]).flatMap(({ key, keyRange, value: table }): HostEntry[] => {
    if (table.kind !== 'table') return [];
    const header = headers.get(key);
    const url = { value: key, range: header?.keys[1]?.range ?? keyRange };
    const range = header?.header ?? keyRange;
    return [{ ...readKeys(table), url, range, hasHeader: header !== undefined, at: [root, key], table }];
  });
}

/** The first header of every host, its own or that of a table below it. */
function headersBelow({ tables }: TomlDocument, root: string): Map<string, TomlTable> {
  const headers = new Map<string, TomlTable>();
  for (const table of tables) {
    const [first, host] = table.path;
    if (table.header && first === root && typeof host === 'string' && !headers.has(host)) headers.set(host, table);
  }
  return headers;
}

function topLevel(root: TableValue, server: Located<string> | undefined): HostEntry {
  const range = server?.range ?? root.entries[0]?.range ?? { start: 0, end: 0 };
  return { ...readKeys(root), ...(server && { url: server }), range, hasHeader: true, at: [], table: root };
}

/** The first `server` among the tables. An empty one is none (ConfigureHosts). */
function serverOf(tables: readonly TableValue[]): Located<string> | undefined {
  const named = tables.flatMap((table) => strings(entryAt(table, ['server'])?.value));
  return named.find(({ value }) => value !== '');
}
