import { readInsecureEntry } from '../../runtimes/docker/insecure-entry.ts';
import { readMirror } from '../../runtimes/docker/mirror-url.ts';
import type { TableValue, Value } from '../../syntax/tree.ts';
import type { KeyPath } from '../../workspace/report.ts';
import type { Range } from '../../workspace/source-file.ts';
import { type KeyType, knownKeys } from './keys.ts';
import { INSECURE, type ListItem, MIRRORS, type RegistryKey, registryList } from './lists.ts';

/** A value of the wrong type, with which dockerd refuses the file. */
export interface WrongType {
  at: KeyPath;
  range: Range;
  wanted: string;
  error: string;
}

const goTypes: Readonly<Record<Exclude<KeyType, 'any'>, { wanted: string; goType: string }>> = {
  boolean: { wanted: 'true or false, without quotes', goType: 'bool' },
  integer: { wanted: 'a whole number, without quotes', goType: 'int' },
  text: { wanted: 'a text in quotes', goType: 'string' },
  texts: { wanted: 'a list of texts in square brackets', goType: '[]string' },
  'table-of-texts': { wanted: 'a table in braces', goType: 'map[string]string' },
  'table-of-booleans': { wanted: 'a table in braces', goType: 'map[string]bool' },
};

/** Values that Go's decoder cannot put into dockerd's Config; null fits everywhere. */
export function wrongTypes(root: TableValue): WrongType[] {
  return root.entries.flatMap(({ key, value }) => {
    const type = knownKeys.get(key)?.type;
    return type && type !== 'any' ? misfits(value, type).map((misfit) => wrongType(key, misfit)) : [];
  });
}

interface Misfit {
  value: Value;
  type: Exclude<KeyType, 'any'>;
  below: KeyPath;
}

function misfits(value: Value, type: Exclude<KeyType, 'any'>, below: KeyPath = []): Misfit[] {
  if (value.kind === 'other') return [];
  switch (type) {
    case 'boolean':
      return value.kind === 'boolean' ? [] : [{ value, type, below }];
    case 'integer':
      return value.kind === 'number' && Number.isInteger(value.value) ? [] : [{ value, type, below }];
    case 'text':
      return value.kind === 'string' ? [] : [{ value, type, below }];
    case 'texts':
      if (value.kind !== 'array') return [{ value, type, below }];
      return value.items.flatMap((item, index) => misfits(item, 'text', [...below, index]));
    case 'table-of-texts':
    case 'table-of-booleans': {
      if (value.kind !== 'table') return [{ value, type, below }];
      const inner = type === 'table-of-texts' ? 'text' : 'boolean';
      return value.entries.flatMap((entry) => misfits(entry.value, inner, [...below, entry.key]));
    }
  }
}

const goKinds: Readonly<Record<Value['kind'], string>> = {
  table: 'object',
  array: 'array',
  string: 'string',
  number: 'number',
  boolean: 'bool',
  other: 'null',
};

function wrongType(key: string, { value, type, below }: Misfit): WrongType {
  const { wanted, goType } = goTypes[type];
  return {
    at: [key, ...below],
    range: value.range,
    wanted,
    error: `json: cannot unmarshal ${goKinds[value.kind]} into Go struct field Config.${key} of type ${goType}`,
  };
}

/** A text of one of the two lists that dockerd refuses; `error` depends on the release. */
export interface RefusedItem {
  key: RegistryKey;
  item: ListItem;
  text: string;
  error: string;
}

export function refusedItems(root: TableValue, version: string): RefusedItem[] {
  const readers = [
    [INSECURE, readInsecureEntry],
    [MIRRORS, (text: string) => readMirror(text, version)],
  ] as const;
  return readers.flatMap(([key, read]) => {
    const list = registryList(root, key);
    if (!list?.isList) return [];
    return list.items.flatMap((item): RefusedItem[] => {
      const taken = item.text === undefined ? undefined : read(item.text);
      return item.text !== undefined && taken?.kind === 'refused'
        ? [{ key, item, text: item.text, error: taken.error }]
        : [];
    });
  });
}
