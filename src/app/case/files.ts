import { applyEdits } from '../../engine/workspace/edits.ts';
import type { Fix } from '../../engine/workspace/report.ts';
import type { SourceFile } from '../../engine/workspace/source-file.ts';

export interface CaseFile extends SourceFile {
  /** Stays the same when the file is renamed. */
  id: number;
  /** The text before a person's own model changed it: while it is another, it is the model's too. */
  beforeModel?: string;
}

/**
 * The files with new ones behind them, or in the place of the one they replace. A file that is already there with the
 * same text is not added twice; another text under a taken name gets a name of its own.
 */
export function withNewFiles(
  files: readonly CaseFile[],
  added: readonly SourceFile[],
  instead?: number,
): { files: CaseFile[]; first: number | undefined } {
  const at = files.findIndex(({ id }) => id === instead);
  const before = at === -1 ? [...files] : files.slice(0, at);
  const behind = at === -1 ? [] : files.slice(at + 1);
  const all = [...before, ...behind];
  const fresh: CaseFile[] = [];
  let first: number | undefined;
  let id = files.reduce((most, file) => Math.max(most, file.id), 0);
  for (const file of added) {
    const same = all.find(({ path, text }) => path === file.path && text === file.text);
    first ??= same?.id;
    if (same) continue;
    id += 1;
    const named = { ...file, id, path: freePath(file.path, all) };
    fresh.push(named);
    all.push(named);
    first ??= id;
  }
  return { files: [...before, ...fresh, ...behind], first };
}

/** `path`, or the same with a number before its ending when it is taken. */
function freePath(path: string, files: readonly SourceFile[]): string {
  const taken = new Set(files.map((file) => file.path));
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]*)?$/s.exec(path) ?? [];
  let free = path;
  for (let n = 2; taken.has(free); n++) free = `${stem}-${n}${ending}`;
  return free;
}

/** The files with one fix carried out in them; unchanged when its edits do not fit the texts any more. */
export function applyFix(files: readonly CaseFile[], fix: Fix, fromModel = false): readonly CaseFile[] {
  const changed: CaseFile[] = [];
  for (const file of files) {
    const edits = fix.edits.filter(({ path }) => path === file.path);
    const text = applyEdits(file.text, edits);
    if (text === undefined) return files;
    changed.push(
      edits.length === 0
        ? file
        : { ...file, text, original: originalOf(file), ...(fromModel && { beforeModel: file.text }) },
    );
  }
  const created = fix.creates.filter(({ path }) => !files.some((file) => file.path === path));
  return withNewFiles(
    changed,
    created.map((file) => ({ ...file, original: null })),
  ).files;
}

const originalOf = ({ original, text }: SourceFile): string | null => (original === undefined ? text : original);
