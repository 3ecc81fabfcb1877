import { type MirrorUrl, readMirror } from '../../runtimes/docker/mirror-url.ts';
import type { DockerDaemonDocument } from './document.ts';
import { type ListItem, MIRRORS, registryList } from './lists.ts';

export interface MirrorItem extends ListItem {
  text: string;
  /** It stands in a list, as it has to. */
  isList: boolean;
  mirror: Extract<MirrorUrl, { kind: 'mirror' }>;
}

/** So many are told at once. */
const MOST = 100;

/** The mirrors that dockerd takes, or would take in a list. */
export function mirrorItems({ root }: DockerDaemonDocument, version: string): MirrorItem[] {
  const list = registryList(root, MIRRORS);
  if (!list) return [];
  const { isList } = list;
  return list.items
    .flatMap((item): MirrorItem[] => {
      const mirror = item.text === undefined ? undefined : readMirror(item.text, version);
      return item.text !== undefined && mirror?.kind === 'mirror' ? [{ ...item, text: item.text, mirror, isList }] : [];
    })
    .slice(0, MOST);
}
