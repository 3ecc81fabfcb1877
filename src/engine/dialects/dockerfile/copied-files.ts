import { verbatim } from '../../syntax/shell/index.ts';
import type { TextEdit } from '../../workspace/source-file.ts';
import type { Case } from '../rule.ts';
import { type Occurrence, occurrencesIn } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import { taken } from './removal.ts';
import { isSettingsFile } from './settings-file.ts';

/** Switches in settings files that COPY or ADD brings in, as far as these files are in the case too. */
export function copiedOccurrences(document: DockerfileDocument, { documents }: Case): Occurrence[] {
  const instructions = document.dockerfile.stages.flatMap((stage) =>
    stage.instructions.map((each) => ({ stage, each })),
  );
  return instructions.flatMap(({ stage, each: instruction }) => {
    if (instruction.kind !== 'copy' || instruction.flags.some(({ name }) => name === 'from')) return [];
    return instruction.sources.flatMap(({ value, range }) => {
      const name = value.replace(/^.*\//, '');
      const file = documents.find(
        (other) => other.file !== document.file && other.file.path.replace(/^.*\//, '') === name,
      )?.file;
      if (!file || !isSettingsFile(name)) return [];
      const content = verbatim(file.text.slice(0, 200_000), { start: 0, end: Math.min(file.text.length, 200_000) });
      return occurrencesIn({
        kind: 'file',
        stage,
        instruction,
        when: 'run',
        path: name,
        content,
        lineEnd: /\n/,
        removal: { how: 'places', places: [{ start: 0, end: file.text.length }] },
      }).map((occurrence): Occurrence => {
        const elsewhere = taken(occurrence.removals).places.map(
          (each): TextEdit => ({ path: file.path, range: each, text: '' }),
        );
        return { ...occurrence, range, removals: [], elsewhere };
      });
    });
  });
}
