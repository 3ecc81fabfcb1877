import type { Finding, NodeAction, Plan, PlannedFile } from '../workspace/report.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import { rollbackOf, stepsOf } from './steps.ts';

export interface PlanInput {
  given: readonly SourceFile[];
  changed: readonly SourceFile[];
  applied: readonly Finding[];
  findings: readonly Finding[];
  /** Where a file lives on a node, and what its daemon needs after a change. */
  installAt(file: SourceFile): string | undefined;
  applies(file: SourceFile): NodeAction[];
}

/** All accepted fixes as one plan: files before and after, what to do on a node in order, and the way back. */
export function planOf(input: PlanInput): Plan {
  const before = new Map(
    input.given.map((file) => [file.path, file.original === undefined ? file.text : file.original]),
  );
  const touched = input.changed.filter((file) => before.get(file.path) !== file.text);
  const files = touched.map((file): PlannedFile => {
    const installAt = input.installAt(file);
    return {
      path: file.path,
      before: before.get(file.path) ?? null,
      after: file.text,
      ...(installAt !== undefined && { installAt }),
    };
  });
  const applied = new Set(input.applied.map(({ id }) => id));
  const missing = distinct(
    input.applied.flatMap((finding) => finding.fix?.missing ?? []),
    (file) => file.path,
  );
  const daemon = distinct(
    touched.flatMap((file) => input.applies(file)),
    (action) => action.command,
  );
  const own = distinct(
    input.applied.flatMap((finding) => finding.fix?.actions ?? []),
    (action) => action.command,
  );
  const replaced = missing.map(({ path }) => path).filter((path) => isReplaced(path, before, files));
  return {
    files,
    actions: stepsOf({ files, missing, replaced, actions: distinct([...own, ...daemon], (action) => action.command) }),
    rollback: rollbackOf({ files, replaced }, daemon, own),
    unresolved: input.findings.filter(({ id }) => !applied.has(id)),
    accepted: [...applied],
    missing,
  };
}

/** Whether what is still to be obtained takes the place of a file that lies on the node and that the plan itself leaves alone. */
const isReplaced = (path: string, before: ReadonlyMap<string, unknown>, files: readonly PlannedFile[]): boolean =>
  path.startsWith('/') && before.has(path) && !files.some((file) => file.installAt === path);

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item): [string, T] => [key(item), item])).values()];
}
