import type { StructuredPatchHunk } from 'diff';
import { hiddenKeysIn } from '../engine/redaction/private-keys.ts';
import { comparisonOf, patchText } from '../engine/share/patch.ts';
import { applyEdits } from '../engine/workspace/edits.ts';
import type { PlannedFile } from '../engine/workspace/report.ts';
import { withChangedParts } from './changed-part.ts';
import type { DiffLine, FileDifference } from './jobs.ts';

/** What a plan changes in one file, as lines to show and as a patch to apply. */
export function differenceOf(file: PlannedFile): FileDifference {
  const patch = comparisonOf(file);
  // The patch has to apply, so it holds the texts as they are; what is shown holds no private key.
  const texts = [file.before ?? '', file.after];
  const hidden = hiddenKeysIn(texts).map((keys) =>
    keys.map(({ range, placeholder }) => ({ range, text: placeholder })),
  );
  const [before = '', after = ''] = texts.map((text, index) => applyEdits(text, hidden[index] ?? []) ?? '');
  const shown = hidden.every((keys) => keys.length === 0) ? patch : comparisonOf({ ...file, before, after });
  const hunks = shown.hunks.map((hunk) => withChangedParts(linesOf(hunk)));
  const lines = hunks.flat();
  return {
    path: file.path,
    added: lines.filter(({ kind }) => kind === 'added').length,
    removed: lines.filter(({ kind }) => kind === 'removed').length,
    hunks,
    patch: patchText(patch),
  };
}

function linesOf(hunk: StructuredPatchHunk): DiffLine[] {
  let [before, after] = [hunk.oldStart, hunk.newStart];
  const lines: DiffLine[] = [];
  for (const line of hunk.lines) {
    const text = line.slice(1);
    if (line.startsWith('-')) lines.push({ kind: 'removed', text, before: before++ });
    else if (line.startsWith('+')) lines.push({ kind: 'added', text, after: after++ });
    else if (line.startsWith(' ')) lines.push({ kind: 'context', text, before: before++, after: after++ });
  }
  return lines;
}
