import type { TomlDocument } from '../../syntax/toml/index.ts';
import { entriesAt, entryAt } from '../../syntax/tree.ts';
import type { ContainerdHostsFacts } from '../../workspace/facts.ts';
import type { HostEntry } from './entry.ts';
import { accepts, capabilities, keysOf } from './schema.ts';

type Refusal = ContainerdHostsFacts['refusals'][number];

/**
 * Why releases reject the file (HOSTS parseHostsFile, parseHostConfig): then they log it and look for docker-style files.
 * `entries` are those that are read.
 */
export function refusalsOf({ file, problems, root }: TomlDocument, entries: readonly HostEntry[]): Refusal[] {
  const [problem] = problems;
  if (problem) return [{ why: problem.message }];
  const refusals = entries.flatMap((entry) => [
    ...mistyped(entry),
    ...wrongHeaders(entry),
    ...unknownCapabilities(entry),
  ]);
  const strays = entriesAt(root, ['host']).filter(({ value }) => value.kind !== 'table');
  refusals.push(...strays.map(({ key }) => ({ why: `${key} stands where a host belongs` })));
  if (file.text.startsWith('\ufeff')) refusals.push({ why: 'invalid character at start of key', since: '2.0' });
  // go-toml v1 has no tree for what nothing names (fixed by 24007441d).
  if (!entryAt(root, ['host'])) refusals.push({ why: 'invalid `host` tree', until: '1.7.32' });
  return refusals;
}

function mistyped({ at, table }: HostEntry): Refusal[] {
  return [...keysOf(at)].flatMap(([key, { kind, since }]) => {
    const found = entryAt(table, [key]);
    return found && !accepts[kind](found.value) ? [{ why: `${key} is of another type`, ...(since && { since }) }] : [];
  });
}

/** A value is a string or a list of strings. */
const wrongHeaders = ({ table }: HostEntry): Refusal[] =>
  entriesAt(table, ['header'])
    .filter(({ value }) => !accepts['string or list of strings'](value))
    .map(({ key }) => ({ why: `invalid type for header "${key}"` }));

function unknownCapabilities({ capabilities: named = [] }: HostEntry): Refusal[] {
  return named.flatMap(({ value }) => {
    const known = capabilities.get(value.toLowerCase());
    if (known && !known.since) return [];
    return [{ why: `unknown capability ${value}`, ...(known?.since && { until: known.since }) }];
  });
}
