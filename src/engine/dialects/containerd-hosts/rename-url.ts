import { renameTable, setKey } from '../../syntax/toml/index.ts';
import { entryAt } from '../../syntax/tree.ts';
import type { FixDraft } from '../rule.ts';
import type { ContainerdHostsDocument } from './document.ts';
import type { HostEntry } from './entry.ts';

/** Writes another URL for an entry: in the headers of its table and of those below, or as `server`. Undefined: that URL has a table already. */
export function renameUrl(
  { file, toml, hosts }: ContainerdHostsDocument,
  { at }: HostEntry,
  url: string,
): Pick<FixDraft, 'edits' | 'declares'> | undefined {
  const [root] = at;
  if (root !== undefined) {
    const edits = renameTable(toml, at, [root, url]);
    const declares = [at, [root, url]].map((path) => ({ path: file.path, at: path }));
    return edits.length > 0 ? { edits, declares } : undefined;
  }
  const owner = hosts.find(({ table }) => entryAt(table, ['server']));
  const server = entryAt(toml.root, ['server']) || !owner ? ['server'] : [...owner.at, 'server'];
  return { edits: setKey(toml, server, url), declares: [{ path: file.path, at: server }] };
}
