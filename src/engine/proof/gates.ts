import type { Combination } from '../plan/combine.ts';
import type { Finding, KeyPath } from '../workspace/report.ts';
import type { DialectId, SourceFile } from '../workspace/source-file.ts';
import { differences, isDeclared } from './differences.ts';
import { parseAgain, secondParser } from './second-parser.ts';

/** What a gate says: nothing, or the reason why the fix must not be offered. */
export interface Refusal {
  gate: 'parses' | 'only-what-was-meant' | 'converges';
  reason: string;
}

export interface Before {
  files: readonly SourceFile[];
  findings: readonly Finding[];
}

type DialectOf = (file: SourceFile) => DialectId;

/** Passes the combined result of fixes through the gates of DESIGN §5 that look at text and findings. */
export function refusalOf(before: Before, after: Combination, dialectOf: DialectOf): Refusal | undefined {
  const given = new Map(before.files.map((file) => [file.path, file]));
  for (const file of after.files) {
    const original = given.get(file.path);
    if (original?.text === file.text) continue;
    const refusal = textRefusal(original, file, after.applied, dialectOf(original ?? file));
    if (refusal) return refusal;
  }
  return convergenceRefusal(before, after);
}

function textRefusal(
  original: SourceFile | undefined,
  file: SourceFile,
  applied: readonly Finding[],
  dialect: DialectId,
): Refusal | undefined {
  const parser = secondParser(dialect);
  if (!parser) return undefined;
  const value = parseAgain(parser, file.text);
  if (!value.ok) return { gate: 'parses', reason: `${file.path} would not parse (${parser.name}: ${value.error}).` };
  if (!original) return undefined;
  const declared: KeyPath[] = applied.flatMap((finding) =>
    (finding.fix?.declares ?? []).filter((change) => change.path === file.path).map((change) => change.at),
  );
  const was = parseAgain(parser, original.text);
  // What did not parse has no values to compare; then the fix must have declared the whole file.
  const changed: KeyPath[] = was.ok ? differences(was.value, value.value) : [[]];
  const strayed = changed.find((path) => !isDeclared(path, declared));
  return (
    strayed && {
      gate: 'only-what-was-meant',
      reason: `${file.path} would change at ${strayed.join(' · ') || 'its root'}, which the fix does not declare.`,
    }
  );
}

function convergenceRefusal(before: Before, after: Combination): Refusal | undefined {
  const applied = new Set(after.applied.filter(changesFiles).map((finding) => finding.id));
  const stuck = after.findings.find((finding) => applied.has(finding.id));
  if (stuck) return { gate: 'converges', reason: `${stuck.rule} would still be found: ${stuck.message}` };
  const known = countByRuleAndPath(before.findings);
  const carried = new Set(
    after.applied.flatMap(({ fix }) => (fix?.carries ?? []).map(({ rule = '', path }) => `${rule} ${path}`)),
  );
  for (const [name, { count, first }] of countByRuleAndPath(after.findings))
    if (count > (known.get(name)?.count ?? 0) && !carried.has(name) && !carried.has(` ${first.path}`))
      return { gate: 'converges', reason: `it would bring a new finding: ${first.rule}, ${first.message}` };
  return undefined;
}

const changesFiles = ({ fix }: Finding): boolean => fix !== undefined && fix.edits.length + fix.creates.length > 0;

function countByRuleAndPath(findings: readonly Finding[]): Map<string, { count: number; first: Finding }> {
  const counts = new Map<string, { count: number; first: Finding }>();
  for (const finding of findings) {
    const name = `${finding.rule} ${finding.path}`;
    counts.set(name, { count: (counts.get(name)?.count ?? 0) + 1, first: counts.get(name)?.first ?? finding });
  }
  return counts;
}
