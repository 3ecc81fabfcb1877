import { applyEdits, overlaps, sameEdit } from '../workspace/edits.ts';
import type { Finding, Fix } from '../workspace/report.ts';
import type { SourceFile, TextEdit } from '../workspace/source-file.ts';
import { keepIds } from './keep-ids.ts';

/** Findings of a set of files; the same question is asked of the files as given and as changed. */
export type Examine = (files: readonly SourceFile[]) => Promise<Finding[]>;

export interface Combination {
  /** The files as they are afterwards, new ones at the end. */
  files: SourceFile[];
  /** The findings whose fix was applied, in the order of application. */
  applied: Finding[];
  /** What the rules say of the changed files. */
  findings: Finding[];
}

/** A fix that needs more rounds than this feeds itself. */
const MOST_ROUNDS = 10;

/**
 * Applies the wanted fixes together. As in ESLint's source-code-fixer, fixes that collide wait for the next round, in
 * which the rules look at the changed text anew; so no fix is ever moved onto text that it was not made for.
 */
export async function combine(
  files: readonly SourceFile[],
  findings: Finding[],
  examine: Examine,
  wanted: (finding: Finding) => boolean,
): Promise<Combination> {
  const combination: Combination = { files: [...files], applied: [], findings };
  const done = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = compatible(combination, (finding) => !done.has(finding.id) && wanted(finding));
    if (chosen.length === 0) break;
    for (const finding of chosen) done.add(finding.id);
    combination.applied.push(...chosen);
    const fixes = chosen.map((finding) => finding.fix).filter((fix) => fix !== undefined);
    const edits = distinctEdits(fixes);
    const changed = apply(combination.files, edits, fixes);
    if (changed === undefined) break;
    const waiting = combination.findings.filter((finding) => !chosen.includes(finding));
    combination.files = changed;
    combination.findings = keepIds(waiting, edits, await examine(changed));
  }
  return combination;
}

function compatible({ files, findings }: Combination, wanted: (finding: Finding) => boolean): Finding[] {
  const chosen: Finding[] = [];
  const existing = new Map(files.map((file) => [file.path, file.text]));
  for (const finding of findings) {
    const { fix } = finding;
    if (!fix || !wanted(finding)) continue;
    const overwrites = fix.creates.some((file) => (existing.get(file.path) ?? file.text) !== file.text);
    if (overwrites || chosen.some((other) => collide(finding, other))) continue;
    chosen.push(finding);
  }
  return chosen;
}

/**
 * Whether two fixes edit one place in two ways, create one file with two contents, or come from two rules that both
 * mean to change one value.
 */
function collide({ rule, fix: a }: Finding, { rule: otherRule, fix: b }: Finding): boolean {
  if (!a || !b || isShared(a, b)) return false;
  return (
    (rule !== otherRule && meetInMeaning(a, b)) ||
    a.edits.some((edit) =>
      b.edits.some((other) => edit.path === other.path && overlaps(edit.range, other.range) && !sameEdit(edit, other)),
    ) ||
    a.creates.some((file) => b.creates.some((other) => other.path === file.path && other.text !== file.text))
  );
}

/** One repair that several rules offer, each for its part of it. */
const isShared = (a: Fix, b: Fix): boolean => a.edits === b.edits && a.creates === b.creates;

function meetInMeaning(a: Fix, b: Fix): boolean {
  return a.declares.some(({ path, at }) =>
    b.declares.some((other) => {
      if (other.path !== path || ![a, b].every(({ edits }) => edits.some((edit) => edit.path === path))) return false;
      const shared = Math.min(at.length, other.at.length);
      return at.slice(0, shared).every((step, index) => step === other.at[index]);
    }),
  );
}

/** The edits of all fixes; what several fixes share is there once. */
function distinctEdits(fixes: readonly Fix[]): TextEdit[] {
  const edits = fixes.flatMap((fix) => fix.edits);
  return [
    ...new Map(
      edits.map((edit) => [JSON.stringify([edit.path, edit.range.start, edit.range.end, edit.text]), edit]),
    ).values(),
  ];
}

/** The files with all fixes applied; undefined when nothing changes or the edits make no sense together. */
function apply(
  files: readonly SourceFile[],
  edits: readonly TextEdit[],
  fixes: readonly Fix[],
): SourceFile[] | undefined {
  const after: SourceFile[] = [];
  for (const file of files) {
    const text = applyEdits(
      file.text,
      edits.filter((edit) => edit.path === file.path),
    );
    if (text === undefined) return undefined;
    after.push(text === file.text ? file : { ...file, text });
  }
  for (const file of fixes.flatMap((fix) => fix.creates))
    if (!after.some((other) => other.path === file.path)) after.push(file);
  const same = after.length === files.length && after.every((file, index) => file.text === files[index]?.text);
  return same ? undefined : after;
}
