import { FILE_HEADERS_ONLY, formatPatch, OMIT_HEADERS, type StructuredPatch, structuredPatch } from 'diff';
import type { PlannedFile } from '../workspace/report.ts';
import { archivePath } from './archive-path.ts';

/** Two texts without anything in common cost quadratic time; from this many changed lines on the whole text is replaced. */
const MOST_CHANGES = 3000;

/** What a plan changes in one file, with three lines around each change. */
export function comparisonOf(file: PlannedFile): StructuredPatch {
  const name = archivePath(file);
  const [from, to] = [file.before === null ? '/dev/null' : `a/${name}`, `b/${name}`];
  const options = { context: 3, maxEditLength: MOST_CHANGES };
  return (
    structuredPatch(from, to, file.before ?? '', file.after, undefined, undefined, options) ??
    replacement(from, to, file.before ?? '', file.after)
  );
}

/** A comparison as `git apply` and `patch -p1` read it; empty where nothing changes. */
export function patchText(patch: StructuredPatch): string {
  if (patch.hunks.length === 0) return '';
  const headers = formatPatch({ ...patch, hunks: [] }, FILE_HEADERS_ONLY);
  // GNU patch ends a file name at its first space unless a tab follows the name.
  return headers.replace(/^(?:---|\+\+\+) .* .*$/gm, '$&\t') + formatPatch(patch, OMIT_HEADERS);
}

/** All files of a plan in one unified diff. */
export const patchOf = (files: readonly PlannedFile[]): string =>
  files.map((file) => patchText(comparisonOf(file))).join('');

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
