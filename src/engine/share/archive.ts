import { zipSync } from 'fflate';
import type { Plan } from '../workspace/report.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import { archivePath } from './archive-path.ts';
import { type StepsOf, stepsText } from './steps-text.ts';

/** The same plan always makes the same bytes: the first instant that a zip can hold, in whatever zone. */
const FIXED = new Date(1980, 0, 1);

/** Folder of the archive that keeps the changed files as they were. */
const ORIGINALS = 'originals';

/**
 * All corrected files at their real places relative to `/`, the originals, the patch and the steps. Two files that would
 * stand at one place keep the name under which they were pasted, with a number. `further` files go beside them.
 */
export function entriesOf(
  plan: Pick<Plan, 'files'> & StepsOf,
  patch: string,
  further: readonly SourceFile[] = [],
): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const put = (path: string, text: string) => {
    // The library collects entries in a plain object, in which this one name is none.
    let free = path === '__proto__' ? './__proto__' : path;
    for (let n = 2; entries.has(free); n++) free = `${path}.${n}`;
    entries.set(free, text);
  };
  for (const file of plan.files) put(archivePath(file), file.after);
  for (const file of plan.files) if (file.before !== null) put(`${ORIGINALS}/${archivePath(file)}`, file.before);
  put('changes.patch', patch);
  put('STEPS.md', stepsText(plan));
  for (const { path, text } of further) put(path, text);
  return entries;
}

/** The entries as a zip file. */
export function zipOf(entries: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const files = Object.fromEntries([...entries].map(([path, text]) => [path, encoder.encode(text)]));
  return new Uint8Array(zipSync(files, { mtime: FIXED, level: 6 }));
}
