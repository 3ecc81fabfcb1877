import type { Fix } from '../../engine/workspace/report.ts';
import type { DialectId, Range, SourceFile } from '../../engine/workspace/source-file.ts';
import type { Target } from '../../engine/workspace/target.ts';
import type { Switches } from '../../worker/jobs.ts';
import { applyFix, type CaseFile, withNewFiles } from './files.ts';

/** A place that the editor shows next; `turn` makes two jumps to one place two jumps. */
export interface Reveal {
  file: number;
  range: Range;
  turn: number;
}

/** Everything a person has given or chosen. What follows from it (report, differences) is not part of it. */
export interface Case {
  files: readonly CaseFile[];
  /** The file in the editor; undefined: the empty box. */
  active: number | undefined;
  target: Partial<Target>;
  switches: Switches;
  /** Counts the changes that call for a new report. */
  revision: number;
  /** Whether the last of them was typed: then the report waits for a pause. */
  typed: boolean;
  reveal?: Reveal;
  /** What happened to the last files, in words: what was left out and why. */
  notes: readonly string[];
  /** The case before it was cleared. */
  cleared?: Case;
}

export const emptyCase: Case = {
  files: [],
  active: undefined,
  target: {},
  switches: { on: [], off: [] },
  revision: 0,
  typed: false,
  notes: [],
};

export type CaseChange =
  | { kind: 'added'; files: readonly SourceFile[]; instead?: number; notes?: readonly string[] }
  | { kind: 'edited'; file: number | undefined; text: string }
  | { kind: 'renamed'; file: number; path: string }
  | { kind: 'recognised'; file: number; dialect: DialectId | undefined }
  | { kind: 'removed'; file: number }
  | { kind: 'selected'; file: number | undefined }
  | { kind: 'targeted'; field: keyof Target; value: string }
  | { kind: 'switched'; findings: readonly string[]; on: boolean }
  | { kind: 'switched-to'; switches: Switches }
  | { kind: 'fixed'; fix: Fix; fromModel?: boolean }
  | { kind: 'revealed'; path: string; range: Range }
  | { kind: 'opened'; files: readonly SourceFile[]; target?: Partial<Target> }
  | { kind: 'cleared' }
  | { kind: 'restored'; case: Case };

export function caseAfter(now: Case, change: CaseChange): Case {
  switch (change.kind) {
    case 'added': {
      const { files, first } = withNewFiles(now.files, change.files, change.instead);
      return asked(now, { files, active: first ?? now.active, notes: change.notes ?? [], cleared: undefined });
    }
    case 'edited': {
      if (change.file !== undefined)
        return asked(now, { files: patched(now, change.file, { text: change.text }) }, true);
      const { files, first } = withNewFiles(now.files, [{ path: 'pasted.txt', text: change.text }]);
      return asked(now, { files, active: first, notes: [], cleared: undefined }, true);
    }
    case 'renamed':
      return asked(now, { files: patched(now, change.file, { path: change.path }) });
    case 'recognised':
      return asked(now, { files: patched(now, change.file, { dialect: change.dialect }) });
    case 'removed': {
      const at = now.files.findIndex(({ id }) => id === change.file);
      const files = now.files.filter(({ id }) => id !== change.file);
      const neighbour = files[Math.min(Math.max(at, 0), files.length - 1)]?.id;
      return asked(now, { files, active: now.active === change.file ? neighbour : now.active });
    }
    case 'selected':
      return { ...now, active: change.file, reveal: undefined };
    case 'targeted':
      return asked(now, { target: { ...now.target, [change.field]: change.value } });
    case 'switched':
      return asked(now, { switches: change.findings.reduce((all, id) => switched(all, id, change.on), now.switches) });
    case 'switched-to':
      return asked(now, { switches: change.switches });
    case 'fixed':
      return asked(now, { files: applyFix(now.files, change.fix, change.fromModel) });
    case 'revealed': {
      const file = now.files.find(({ path }) => path === change.path);
      if (!file) return now;
      const reveal = { file: file.id, range: change.range, turn: (now.reveal?.turn ?? 0) + 1 };
      return { ...now, active: file.id, reveal };
    }
    case 'opened': {
      const { files, first } = withNewFiles([], change.files);
      const fresh = { ...emptyCase, revision: now.revision, files, active: first, target: change.target ?? {} };
      return asked(fresh, {});
    }
    case 'cleared':
      return asked({ ...emptyCase, revision: now.revision }, { cleared: now });
    case 'restored':
      return asked(change.case, { revision: now.revision });
  }
}

const asked = (now: Case, change: Partial<Case>, typed = false): Case => {
  const next = { ...now, ...change };
  return { ...next, revision: next.revision + 1, typed };
};

const patched = (now: Case, id: number, change: Partial<CaseFile>): CaseFile[] =>
  now.files.map((file) => (file.id === id ? { ...file, ...change } : file));

/** Safe fixes are on by themselves: only what differs from that is kept. */
function switched({ on, off }: Switches, finding: string, wanted: boolean): Switches {
  const [given, taken] = wanted ? [on, off] : [off, on];
  const without = taken.filter((id) => id !== finding);
  const withIt = without.length === taken.length ? [...given, finding] : given;
  return wanted ? { on: withIt, off: without } : { on: without, off: withIt };
}
