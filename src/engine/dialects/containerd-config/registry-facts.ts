import { type Entry, entriesAt, entryAt, type Value, valueAt } from '../../syntax/tree.ts';
import type { LegacyTlsFacts, RegistryTableFacts } from '../../workspace/facts.ts';
import type { KeyPath } from '../../workspace/report.ts';
import type { Located } from '../../workspace/source-file.ts';
import type { Layout } from './layouts.ts';

/** What the registry table at this path says, written in this layout; none when there is no such table. */
export function readRegistry(root: Value, at: readonly string[], layout: Layout): RegistryTableFacts[] {
  if (valueAt(root, at)?.kind !== 'table') return [];
  const configPath = stringAt(root, [...at, 'config_path']);
  const configs = entriesAt(root, [...at, 'configs']).filter(isTable);
  return [
    {
      at,
      layout,
      ...(configPath && { configPath }),
      mirrors: entriesAt(root, [...at, 'mirrors'])
        .filter(isTable)
        .map((entry) => ({ registry: keyOf(entry), endpoints: endpointsOf(entry.value) })),
      tls: configs.filter(({ value }) => valueAt(value, ['tls'])?.kind === 'table').map(readTls),
      authHosts: [...configs.filter(({ value }) => holdsSecret(valueAt(value, ['auth']))), ...authsOf(root, at)].map(
        keyOf,
      ),
      hasConfigs: configs.length + entriesAt(root, [...at, 'auths']).length > 0,
    },
  ];
}

function authsOf(root: Value, at: KeyPath): Entry[] {
  return entriesAt(root, [...at, 'auths']).filter(({ value }) => holdsSecret(value));
}

/** An `auth` whose fields are all empty, as dumps have it, holds nothing. */
function holdsSecret(auth: Value | undefined): boolean {
  if (auth?.kind !== 'table') return false;
  return auth.entries.some(({ key, value }) => SECRETS.has(key) && value.kind === 'string' && value.value !== '');
}

const SECRETS = new Set(['username', 'password', 'auth', 'identitytoken']);

function readTls(entry: Entry): LegacyTlsFacts {
  const at = (key: string) => stringAt(entry.value, ['tls', key]);
  const caFile = at('ca_file');
  const certFile = at('cert_file');
  const keyFile = at('key_file');
  const skip = entryAt(entry.value, ['tls', 'insecure_skip_verify']);
  return {
    host: keyOf(entry),
    ...(caFile && { caFile }),
    ...(certFile && { certFile }),
    ...(keyFile && { keyFile }),
    ...(skip?.value.kind === 'boolean' && { insecureSkipVerify: { value: skip.value.value, range: skip.range } }),
  };
}

function endpointsOf(mirror: Value): Located<string>[] {
  const value = valueAt(mirror, ['endpoint']);
  if (value?.kind !== 'array') return [];
  return value.items.flatMap((item) => (item.kind === 'string' ? [{ value: item.value, range: item.range }] : []));
}

function stringAt(root: Value, path: KeyPath): Located<string> | undefined {
  const entry = entryAt(root, path);
  return entry?.value.kind === 'string' ? { value: entry.value.value, range: entry.range } : undefined;
}

const keyOf = ({ key, keyRange }: Entry): Located<string> => ({ value: key, range: keyRange });

const isTable = ({ value }: Entry): boolean => value.kind === 'table';
