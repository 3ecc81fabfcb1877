import { type InsecureEntry, readInsecureEntry } from '../../runtimes/docker/insecure-entry.ts';
import { removeItems } from '../../syntax/json/edit.ts';
import type { DeclaredChange } from '../../workspace/report.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import type { DockerDaemonDocument } from './document.ts';
import { INSECURE, type ListItem, registryList } from './lists.ts';

export interface InsecureItem extends ListItem {
  text: string;
  entry: InsecureEntry;
  /** Every place where the list has this text, this one included. */
  same: readonly ListItem[];
}

/** So many are told at once; of a longer list the next ones follow when these are gone. */
const MOST = 100;

/** The entries of the list that counts which dockerd takes, each text once. */
export function insecureItems({ root }: DockerDaemonDocument): InsecureItem[] {
  const list = registryList(root, INSECURE);
  if (!list?.isList) return [];
  const places = new Map<string, ListItem[]>();
  for (const item of list.items)
    if (item.text !== undefined) places.set(item.text, [...(places.get(item.text) ?? []), item]);
  return [...places]
    .flatMap(([text, same]): InsecureItem[] => {
      const [first] = same;
      const entry = readInsecureEntry(text);
      return first && entry.kind !== 'refused' ? [{ ...first, text, entry, same }] : [];
    })
    .slice(0, MOST);
}

/** Takes the items out. The list stays, empty at last: a reload does not revoke what a missing key had allowed. */
export function withoutItems(
  document: DockerDaemonDocument,
  key: string,
  items: readonly ListItem[],
): { edits: TextEdit[]; declares: DeclaredChange[] } {
  const indexes = items.map(({ index }) => index);
  return {
    edits: removeItems(document.json, [key], indexes),
    declares: [{ path: document.file.path, at: [key] }],
  };
}
