import { readToml, type TomlDocument, tableAt, tablesBelow } from '../../syntax/toml/index.ts';
import { entriesAt, entryAt, type Value, valueAt } from '../../syntax/tree.ts';
import type { ContainerdConfigFacts, RegistryTableFacts } from '../../workspace/facts.ts';
import type { KeyPath } from '../../workspace/report.ts';
import type { Located, Range, SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';
import { pluginIds, pluginPath } from './layouts.ts';
import { localPullIn } from './local-pull.ts';
import { isNamedRight, pluginTables, registriesOf } from './registries.ts';
import { type FaultyEntry, faultyEntries } from './registry-keys.ts';

export interface ContainerdConfigDocument extends Document {
  toml: TomlDocument;
  facts: ContainerdConfigFacts;
  /** The registry tables as their author meant them: `facts` hold those that containerd takes for such. */
  registries: RegistryTableFacts[];
  /** Keys that containerd does not know, or whose value is of another type. */
  faulty: readonly FaultyEntry[];
  /** The text begins in the middle of a file, as something copied out of it: what is missing may be in the rest. */
  isExcerpt: boolean;
}

export function readContainerdConfig(file: SourceFile): ContainerdConfigDocument {
  const toml = readToml(file);
  const registries = registriesOf(toml.root);
  const faulty = faultyEntries(toml.root, registries);
  const version = numberAt(toml, ['version']);
  const [problem] = toml.problems;
  const useLocalImagePull = booleanAt(toml.root, [...pluginPath(3), 'use_local_image_pull']);
  const facts: ContainerdConfigFacts = {
    kind: 'containerd-config',
    ...(version && { version }),
    registries: registries.filter(isNamedRight),
    ...(problem && { unreadable: problem.message }),
    byteOrderMark: file.text.startsWith('\ufeff'),
    mistyped: mistypedIn(toml.root, faulty, registries.filter(isNamedRight)),
    pluginKeys: entriesAt(toml.root, ['plugins']).map(({ key }) => key),
    localPullIn: localPullIn(toml.root),
    disabledPlugins: strings(valueAt(toml.root, ['disabled_plugins'])),
    ...(useLocalImagePull && { useLocalImagePull }),
    imports: strings(valueAt(toml.root, ['imports'])),
  };
  return {
    file,
    dialect: 'containerd-config',
    problems: toml.problems,
    facts,
    registries,
    faulty,
    toml,
    isExcerpt: isExcerpt(toml),
  };
}

/** What keeps the plugin, or the daemon, from decoding its settings. */
function mistypedIn(
  root: Value,
  faulty: readonly FaultyEntry[],
  registries: readonly RegistryTableFacts[],
): ContainerdConfigFacts['mistyped'] {
  const version = entryAt(root, ['version']);
  const found = faulty.flatMap(({ entry, kind, owner }) => {
    const layout = registries.find(({ at }) => at.every((step, index) => step === owner[index]))?.layout;
    if (!kind || (owner.length > 0 && !layout)) return [];
    return [{ key: entry.key, ...(layout && { layout }), isLegacyTls: owner.at(-1) === 'tls' }];
  });
  return version && version.value.kind !== 'number' ? [{ key: version.key, isLegacyTls: false }, ...found] : found;
}

/** A first header that is indented, with nothing before it: `containerd config default` indents what is inside a table. */
function isExcerpt({ file: { text }, tables: [top, first] }: TomlDocument): boolean {
  if (!first?.header || (top?.body.length ?? 0) > 0) return false;
  const before = text.slice(0, first.header.start).replace(/^\ufeff/, '');
  return /[ \t]$/.test(before) && before.trim() === '';
}

function numberAt({ root }: TomlDocument, path: KeyPath): Located<number> | undefined {
  const entry = entryAt(root, path);
  if (entry?.value.kind !== 'number' || !Number.isInteger(entry.value.value)) return undefined;
  return { value: entry.value.value, range: entry.range };
}

function booleanAt(root: Value, path: KeyPath): Located<boolean> | undefined {
  const entry = entryAt(root, path);
  return entry?.value.kind === 'boolean' ? { value: entry.value.value, range: entry.range } : undefined;
}

function strings(value: Value | undefined): Located<string>[] {
  if (value?.kind !== 'array') return [];
  return value.items.flatMap((item) => (item.kind === 'string' ? [{ value: item.value, range: item.range }] : []));
}

/** Where a table is written: its header, else the first one below it, else its key; for none the start of the text. */
export function rangeOf({ toml }: ContainerdConfigDocument, path: KeyPath): Range {
  const header = tableAt(toml, path)?.header ?? tablesBelow(toml, path)[0]?.header;
  return header ?? entryAt(toml.root, path)?.keyRange ?? startOf(toml);
}

/** The first line that is not blank. */
function startOf({ file: { text } }: TomlDocument): Range {
  const line = /[^\s\ufeff][^\r\n]{0,200}/.exec(text);
  return line ? { start: line.index, end: line.index + line[0].length } : { start: 0, end: text.length };
}

/** Ids of the plugins that have a table, quoted or not. */
export function pluginsIn({ toml }: ContainerdConfigDocument): readonly string[] {
  return pluginTables(toml.root).map(({ id }) => id);
}

/** What a version 3 file may say of `io.containerd.grpc.v1.cri`: there it is the streaming server alone. */
const STREAMING = /^(?:disable_tcp_service|stream_|enable_tls_streaming|x509_key_pair_streaming)/;

/** Whether the table of `io.containerd.grpc.v1.cri` holds what only version 2 keeps there. */
export function hasVersion2Tables({ toml }: ContainerdConfigDocument): boolean {
  const [table] = pluginTables(toml.root).filter(({ id }) => id === pluginIds[2]);
  return table !== undefined && entriesAt(toml.root, table.at).some(({ key }) => !STREAMING.test(key));
}

/** Whether the file says anything about the CRI plugin, in whichever layout. */
export function configuresCri(document: ContainerdConfigDocument): boolean {
  const ids = new Set<string>([...Object.values(pluginIds), 'io.containerd.cri.v1.runtime']);
  return pluginsIn(document).some((id) => ids.has(id));
}
