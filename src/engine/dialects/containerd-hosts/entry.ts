import { type Entry, entryAt, type TableValue, type Value } from '../../syntax/tree.ts';
import type { HostEntryFacts } from '../../workspace/facts.ts';
import type { Located } from '../../workspace/source-file.ts';
import { meaningOf } from './misnomers.ts';
import { keysOf } from './schema.ts';

/** A `[host."URL"]` table, or the top level, with where it stands. */
export interface HostEntry extends HostEntryFacts {
  /** HOSTS getSortedHosts (2.x) walks table headers: a host in an inline table or dotted key is dropped without a word. */
  hasHeader: boolean;
  /** Empty for the top level. */
  at: readonly string[];
  table: TableValue;
}

/** The keys of an entry as containerd reads them. */
export function readKeys(table: TableValue): Omit<HostEntryFacts, 'url' | 'range'> {
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

/** The entry as its author meant it: with the CA that stands under another name. */
export function asMeant(entry: HostEntry): HostEntry {
  const misnamed = misnamedCa(entry);
  return misnamed ? { ...entry, ca: strings(misnamed.value) } : entry;
}

/** The key under which the CA stands, where that is another name than `ca`. */
export function misnamedCa({ at, table }: HostEntry): Entry | undefined {
  if (entryAt(table, ['ca'])) return undefined;
  return table.entries.find(({ key }) => {
    if (keysOf(at).has(key)) return false;
    const meaning = meaningOf(key, at);
    return meaning.kind === 'renamed' && meaning.to === 'ca';
  });
}

/** A string, or the strings of a list. */
export function strings(value: Value | undefined): Located<string>[] {
  if (value?.kind === 'string') return [{ value: value.value, range: value.range }];
  return value?.kind === 'array' ? value.items.flatMap((item) => (item.kind === 'string' ? strings(item) : [])) : [];
}

/** The forms of `client`: a file, files, or pairs of files. */
function clientPairs(value: Value | undefined): HostEntryFacts['client'] {
  if (value?.kind !== 'array') return strings(value).map((file) => ({ certificate: file.value }));
  return value.items.flatMap((item) => {
    const [certificate, key] = strings(item);
    return certificate ? [{ certificate: certificate.value, ...(key && { key: key.value }) }] : [];
  });
}

function booleanAt(table: TableValue, key: string): Located<boolean> | undefined {
  const entry = entryAt(table, [key]);
  return entry?.value.kind === 'boolean' ? { value: entry.value.value, range: entry.range } : undefined;
}
