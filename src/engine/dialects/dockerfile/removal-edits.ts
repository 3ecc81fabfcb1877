import { cut, type Instruction } from '../../syntax/dockerfile/index.ts';
import { without } from '../../syntax/shell/index.ts';
import { applyEdits, overlaps, sameEdit } from '../../workspace/edits.ts';
import type { Range, TextEdit } from '../../workspace/source-file.ts';
import type { DockerfileDocument } from './document.ts';
import { type Removal, taken } from './removal.ts';

/** What is to go from one instruction for one switch. */
export interface Taking {
  instruction: Instruction;
  removals: readonly Removal[];
}

/**
 * The edits for each switch, so that they are right alone and together. Where they would not make up what taking several
 * away at once does, e.g. because nothing is left of a line or a branch that each of them leaves something of, the later
 * switch waits: its edits also hold on to what the others take away, by which they collide with theirs.
 */
export function removalEdits(document: DockerfileDocument, all: readonly Taking[]): TextEdit[][] {
  const { text } = document.file;
  const alone = all.map(({ instruction, removals }) => takeAway(document, instruction, removals));
  const inOnePass = new Map<Instruction, { removals: Removal[]; edits: TextEdit[] }>();
  return all.map(({ instruction, removals }, index) => {
    const own = alone[index] ?? [];
    const others = inOnePass.get(instruction) ?? { removals: [], edits: [] };
    const edits = [...others.edits, ...own.filter((edit) => !others.edits.some((other) => sameEdit(edit, other)))];
    const both = [...others.removals, ...removals];
    const wanted = applyEdits(text, takeAway(document, instruction, both));
    if (applyEdits(text, edits) === wanted) {
      inOnePass.set(instruction, { removals: both, edits });
      return own;
    }
    const theirs = alone.filter((_, at) => at !== index && all[at]?.instruction === instruction).flat();
    return [...own, ...held(text, own, theirs)];
  });
}

/** Edits that write the first character of what others take away as it is. */
function held(text: string, own: readonly TextEdit[], theirs: readonly TextEdit[]): TextEdit[] {
  const starts = new Map(theirs.map(({ path, range: { start } }) => [start, path]));
  return [...starts]
    .map(([start, path]) => ({ path, range: { start, end: start + 1 }, text: text.charAt(start) }))
    .filter(({ range }) => !own.some((edit) => overlaps(edit.range, range)));
}

/** The edits that bring about all removals at once and leave whole instructions. */
function takeAway(
  { dockerfile, file }: DockerfileDocument,
  from: Instruction,
  removals: readonly Removal[],
): TextEdit[] {
  const { instruction, commands, script, places } = taken(removals);
  const left = script ? without(script, commands) : { cuts: [], trues: [] };
  if (instruction || left === 'nothing') return cut(dockerfile, from, [from.range]);
  const { cuts, trues } = left;
  const written = trues.map((range) => ({ path: file.path, range, text: 'true' }));
  const ranges = [...cuts, ...places].flatMap((range) => outside(range, trues));
  return joined([...written, ...cut(dockerfile, from, ranges)]);
}

/** The parts of a range around the holes. */
function outside(range: Range, holes: readonly Range[]): Range[] {
  let parts = [range];
  for (const hole of holes)
    parts = parts.flatMap(({ start, end }) =>
      overlaps({ start, end }, hole)
        ? [
            { start, end: hole.start },
            { start: hole.end, end },
          ].filter((part) => part.end > part.start)
        : [{ start, end }],
    );
  return parts;
}

/** Edits that touch are one. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const all: TextEdit[] = [];
  for (const { path, range, text } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    const previous = all.at(-1);
    if (previous?.range.end === range.start)
      all[all.length - 1] = {
        path,
        range: { start: previous.range.start, end: range.end },
        text: previous.text + text,
      };
    else all.push({ path, range, text });
  }
  return all;
}
