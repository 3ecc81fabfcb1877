import type { Finding, Fix, Severity } from '../workspace/report.ts';
import type { ReadFile } from './reader.ts';
import type { Case, FixDraft, Problem, RuleMeta } from './rule.ts';

const weight: Readonly<Record<Severity, number>> = { 'breaks-now': 0, 'breaks-later': 1, unsafe: 2, tidy: 3 };

export interface Examination {
  findings: Finding[];
  /** Files whose rules came to an end before their time: a fault of ours, which must not cost the rest of the report. */
  failures: { path: string; error: string }[];
}

/** All findings of the case, the gravest first, then in the order of files and of their text. */
export function examine(files: readonly ReadFile[], theCase: Case): Examination {
  const seen = new Map<string, number>();
  const findings: Finding[] = [];
  const waiting: { finding: Finding; rule: string }[] = [];
  const failures: Examination['failures'] = [];
  for (const file of files)
    for (const { rule, problem } of checked(file, theCase, failures)) {
      const { path } = file.document.file;
      const name = `${rule.id}:${path}:${digest(problem.message)}`;
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      const finding = findingOf(nth === 1 ? name : `${name}:${nth}`, path, rule, problem);
      findings.push(finding);
      if (problem.after !== undefined) waiting.push({ finding, rule: problem.after });
    }
  for (const { finding, rule } of waiting) {
    const first = findings.filter((other) => other.rule === rule && other.path === finding.path && other.fix);
    if (first.length > 0) finding.after = first.map(({ id }) => id);
  }
  const order = new Map(files.map((file, index) => [file.document.file.path, index]));
  findings.sort(
    (a, b) =>
      weight[a.severity] - weight[b.severity] ||
      (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0) ||
      a.range.start - b.range.start,
  );
  return { findings, failures };
}

function* checked(file: ReadFile, theCase: Case, failures: Examination['failures']): ReturnType<ReadFile['check']> {
  try {
    yield* file.check(theCase);
  } catch (error) {
    failures.push({ path: file.document.file.path, error: error instanceof Error ? error.message : String(error) });
  }
}

function findingOf(id: string, path: string, rule: RuleMeta, problem: Problem): Finding {
  const explains = problem.explains ?? rule.explains;
  return {
    id,
    rule: rule.id,
    severity: problem.severity ?? rule.severity,
    path,
    range: problem.range,
    message: problem.message,
    why: problem.why ?? rule.why,
    whatToDo: problem.whatToDo ?? rule.whatToDo,
    evidence: problem.evidence ?? [],
    references: rule.references.map(({ says, source }) => `${says}: ${source}`),
    ...(problem.fix && { fix: fixOf(problem.fix) }),
    ...(problem.declined && { declined: problem.declined }),
    ...(explains && { explains }),
    ...(problem.registries && { registries: problem.registries }),
    ...(problem.clients && { clients: problem.clients }),
  };
}

function fixOf(draft: FixDraft): Fix {
  return { edits: [], creates: [], actions: [], missing: [], declares: [], ...draft };
}

/** FNV-1a over UTF-16 code units, as eight hex digits: enough to tell a report's messages apart. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
