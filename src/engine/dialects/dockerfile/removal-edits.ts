import { cut } from '../../syntax/dockerfile/index.ts';
import type { Removal } from '../../syntax/shell/index.ts';
import type { Range, TextEdit } from '../../workspace/source-file.ts';
import type { Occurrence } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import type { Found } from './found.ts';

/** The edits that take a switch away and leave whole instructions. */
export function removalEdits(
  { dockerfile, file }: DockerfileDocument,
  occurrence: Occurrence,
  all: readonly Found[],
): TextEdit[] {
  if (occurrence.elsewhere) return occurrence.elsewhere;
  const { instruction } = occurrence.use;
  const whole = occurrence.removals.some(({ how }) => how === 'all') || holdsOnlySwitches(occurrence, all);
  if (whole) return cut(dockerfile, instruction, [instruction.range]);
  return occurrence.removals.flatMap((removal) => {
    if (removal.how === 'replace') return [{ path: file.path, range: removal.range, text: removal.text }];
    return removal.how === 'cut' ? cut(dockerfile, instruction, removal.ranges) : [];
  });
}

/** An ENV or ARG of which nothing would be left goes as a whole, with whichever of its switches is repaired first. */
function holdsOnlySwitches({ use: { kind, instruction } }: Occurrence, all: readonly Found[]): boolean {
  if (kind !== 'variable' || instruction.kind !== 'variables') return false;
  const removals = all
    .filter(({ occurrence }) => occurrence.use.instruction === instruction && !occurrence.switch.declined)
    .flatMap(({ occurrence }) => occurrence.removals);
  return instruction.variables.every(({ range }) => removals.some((removal) => isCutBy(range, removal)));
}

const isCutBy = (range: Range, removal: Removal): boolean =>
  removal.how === 'cut' && removal.ranges.some(({ start, end }) => start === range.start && end === range.end);
