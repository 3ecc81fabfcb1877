import { type Assignment, pathOf, samePath, type TomlTable } from '../../../syntax/toml/index.ts';
import type { Range } from '../../../workspace/source-file.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { mergeKeys, mergeTables } from '../repair/merge-tables.ts';
import { loading, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/registry-table-twice',
  title: 'A table or a key is written twice',
  severity: 'breaks-now',
  what: 'The same header, mostly that of the registry, stands in the file a second time.',
  why: 'TOML allows a table, and a key in it, once. containerd does not start: 1.x says "duplicated tables" or "The following key was defined twice", 2.x "table registry already exists" or "key config_path is already defined". It happens when a snippet is appended to a file that has the table already, as what `containerd config default` prints does.',
  whatToDo: 'Write the keys below the first header, and take the second one out.',
  references: [loading, measured],
  explains: ['containerd-config-invalid', 'cri-plugin-not-loaded'],
  *check(document) {
    const { tables } = document.toml;
    if (document.problems.length === 0) return;
    for (const second of tables) {
      yield* keysTwice(document, second);
      const first = second.repeats && tables.find(({ path, repeats }) => !repeats && samePath(path, second.path));
      if (!second.header || !first) continue;
      yield {
        range: second.header,
        message: `${textOf(document, second.header)} stands in line ${lineOf(document, first.header)} already: containerd does not start with a table that is written twice.`,
        ...mergeTables(document, first, second),
      };
    }
  },
};

/** A key that is written twice below one header is refused in the same way. */
function* keysTwice(document: ContainerdConfigDocument, { body }: TomlTable): Generator<Problem> {
  const known = new Map<string, Assignment>();
  for (const second of body) {
    const name = JSON.stringify(pathOf(second));
    const first = known.get(name);
    known.set(name, first ?? second);
    if (!first) continue;
    yield {
      range: second.range,
      message: `${second.keys.map(({ name }) => name).join('.')} is written in line ${lineOf(document, first.range)} of the same table already: containerd does not start with a key that is written twice.`,
      ...mergeKeys(document, first, second),
    };
  }
}

const textOf = ({ file }: ContainerdConfigDocument, { start, end }: Range): string => file.text.slice(start, end);

const lineOf = ({ file }: ContainerdConfigDocument, range: Range | undefined): number =>
  file.text.slice(0, range?.start).split('\n').length;
