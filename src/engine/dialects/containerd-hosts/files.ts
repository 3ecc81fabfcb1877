import { entryAt, type Value } from '../../syntax/tree.ts';
import type { KeyPath } from '../../workspace/report.ts';
import type { Range } from '../../workspace/source-file.ts';
import type { ContainerdHostsDocument } from './document.ts';
import type { HostEntry } from './entry.ts';

/** A file that an entry names, with where the name stands. */
export interface NamedFile {
  key: 'ca' | 'client';
  path: string;
  at: KeyPath;
  range: Range;
}

/** Every file named in `ca` and `client` of an entry. */
export function filesOf({ at, table }: HostEntry): NamedFile[] {
  return (['ca', 'client'] as const).flatMap((key) => {
    const value = entryAt(table, [key])?.value;
    return value ? namedIn(value, key, [...at, key]) : [];
  });
}

function namedIn(value: Value, key: NamedFile['key'], at: KeyPath): NamedFile[] {
  if (value.kind === 'string') return [{ key, path: value.value, at, range: value.range }];
  if (value.kind !== 'array') return [];
  return value.items.flatMap((item, index) => namedIn(item, key, [...at, index]));
}

/** The directory of the file on a node; undefined when it is not known. */
export function directoryPath({ facts }: ContainerdHostsDocument): string | undefined {
  return facts.configPath && facts.directory && `${facts.configPath}/${facts.directory}`;
}

/** The path as containerd opens it, as far as that is known: what another entry is to name. */
export const openedPath = (document: ContainerdHostsDocument, path: string): string =>
  resolved(path, directoryPath(document)) ?? path;

/** The path as containerd opens it: relative ones are joined to the directory of hosts.toml. */
export function resolved(path: string, directory: string | undefined): string | undefined {
  if (path.startsWith('/')) return path;
  if (directory === undefined) return undefined;
  const steps: string[] = [];
  for (const step of `${directory}/${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
