import { pathOf } from '../../syntax/toml/index.ts';
import type { Entry } from '../../syntax/tree.ts';
import type { KeyPath } from '../../workspace/report.ts';
import type { ContainerdConfigDocument } from './document.ts';

export interface MisplacedVersion {
  entry: Entry;
  at: KeyPath;
  value: number;
}

/** A config version that is written after a table header and so belongs to that table; undefined when there is one at the top. */
export function misplacedVersion({ toml }: ContainerdConfigDocument): MisplacedVersion | undefined {
  if (toml.root.entries.some(({ key }) => key === 'version')) return undefined;
  for (const { header, body } of toml.tables) {
    if (!header) continue;
    for (const assignment of body) {
      const { keys, value, range } = assignment;
      const [key] = keys;
      if (keys.length !== 1 || key?.name !== 'version' || value.kind !== 'number') continue;
      if (![1, 2, 3, 4].includes(value.value)) continue;
      return {
        entry: { key: key.name, keyRange: key.range, value, range },
        at: pathOf(assignment),
        value: value.value,
      };
    }
  }
  return undefined;
}
