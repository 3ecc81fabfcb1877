import {
  FILE_HEADERS_ONLY,
  formatPatch,
  OMIT_HEADERS,
  type StructuredPatch,
  type StructuredPatchHunk,
  structuredPatch,
} from 'diff';
import { hiddenKeysIn } from '../engine/redaction/private-keys.ts';
import { applyEdits } from '../engine/workspace/edits.ts';
import type { PlannedFile } from '../engine/workspace/report.ts';
import { archivePath } from './archive-path.ts';
import { withChangedParts } from './changed-part.ts';
import type { DiffLine, FileDifference } from './jobs.ts';

/** Two texts without anything in common cost quadratic time; after this many milliseconds the whole text is replaced instead. */
const PATIENCE = 2000;

/** What a plan changes in one file, as lines to show and as a patch to apply. */
export function differenceOf(file: PlannedFile): FileDifference {
  const name = archivePath(file);
  const [from, to] = [file.before === null ? '/dev/null' : `a/${name}`, `b/${name}`];
  const compare = (before: string, after: string): StructuredPatch =>
    structuredPatch(from, to, before, after, undefined, undefined, { context: 3, timeout: PATIENCE }) ??
    replacement(from, to, before, after);
  const patch = compare(file.before ?? '', file.after);
  // The patch has to apply, so it holds the texts as they are; what is shown holds no private key.
  const texts = [file.before ?? '', file.after];
  const hidden = hiddenKeysIn(texts).map((keys) =>
    keys.map(({ range, placeholder }) => ({ range, text: placeholder })),
  );
  const [before = '', after = ''] = texts.map((text, index) => applyEdits(text, hidden[index] ?? []) ?? '');
  const shown = hidden.every((keys) => keys.length === 0) ? patch : compare(before, after);
  const hunks = shown.hunks.map((hunk) => withChangedParts(linesOf(hunk)));
  const lines = hunks.flat();
  return {
    path: file.path,
    added: lines.filter(({ kind }) => kind === 'added').length,
    removed: lines.filter(({ kind }) => kind === 'removed').length,
    hunks,
    patch: patch.hunks.length === 0 ? '' : patchText(patch),
  };
}

function patchText(patch: StructuredPatch): string {
  const headers = formatPatch({ ...patch, hunks: [] }, FILE_HEADERS_ONLY);
  // GNU patch ends a file name at its first space unless a tab follows the name.
  return headers.replace(/^(?:---|\+\+\+) .* .*$/gm, '$&\t') + formatPatch(patch, OMIT_HEADERS);
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

function replacement(oldFileName: string, newFileName: string, before: string, after: string): StructuredPatch {
  const [old, now] = [marked('-', before), marked('+', after)];
  const hunk = {
    oldStart: 1,
    oldLines: lineCount(before),
    newStart: 1,
    newLines: lineCount(after),
    lines: [...old, ...now],
  };
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

const lineCount = (text: string): number => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);

function marked(sign: string, text: string): string[] {
  if (text === '') return [];
  const lines = text.replace(/\n$/, '').split('\n');
  return [...lines.map((line) => sign + line), ...(text.endsWith('\n') ? [] : ['\\ No newline at end of file'])];
}
