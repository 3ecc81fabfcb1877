import { type Examination, examine } from './dialects/examine.ts';
import { readAs } from './dialects/index.ts';
import { pullOver } from './dialects/pull.ts';
import type { ReadFile } from './dialects/reader.ts';
import type { Case } from './dialects/rule.ts';
import { resolveTarget } from './dialects/target.ts';
import { explain } from './evidence/explain.ts';
import { readEvidence } from './evidence/read.ts';
import { statedReleases } from './evidence/stated.ts';
import { recognise } from './intake/recognise.ts';
import { planOf } from './plan/plan.ts';
import { proofItems } from './proof/items.ts';
import { prove } from './proof/prove.ts';
import { told } from './proof/told.ts';
import { tracesOf } from './runtimes/index.ts';
import type { Assess, Trust } from './trust/trust.ts';
import { causeOf } from './verdict/cause.ts';
import { contradiction } from './verdict/contradiction.ts';
import { asObserved } from './verdict/observed.ts';
import { uncheckedOf } from './verdict/unchecked.ts';
import type { Evidence, Finding, Report, Trace, Unchecked } from './workspace/report.ts';
import type { DialectId, SourceFile } from './workspace/source-file.ts';
import type { Workspace } from './workspace/workspace.ts';

export type Analyse = (workspace: Workspace) => Promise<Report>;

/**
 * The whole way from files to report, with certificates assessed by `assess`: in the page that is another worker, so
 * that X.509 code is loaded only when a certificate is there. Never throws on any input.
 */
export function analyseWith(assess: Assess): Analyse {
  return async (workspace) => {
    const files = withDistinctPaths(workspace.files);
    const dialectOf = dialectsOf(files);
    const read = readerWithMemory(dialectOf);
    const first = files.map(read);
    const evidence = readEvidence(files.filter((file) => dialectOf(file) === 'error-text'));
    const target = resolveTarget(
      workspace.target,
      evidence,
      first.map(({ document }) => document.facts),
      statedReleases(files.filter((file) => isText(dialectOf(file))).map(({ text }) => text)),
    );
    const at = instantOf(workspace.at);
    const context = { ...(target.registry && { host: target.registry }), ...(at !== undefined && { at }) };
    const trust = await assess(files, context);

    const caseOf = (readFiles: readonly ReadFile[], judged: Trust): Case => ({
      target,
      at,
      documents: readFiles.map(({ document }) => document),
      evidence,
      trust: judged,
    });
    /** Certificates are judged anew only when a fix has touched a file that was given: new files hold none but pasted ones. */
    const trustOf = async (changed: readonly SourceFile[]): Promise<Trust> => {
      const given = changed.slice(0, files.length);
      const touched = given.some(
        (file, index) => file.text !== files[index]?.text && file.text.includes('CERTIFICATE'),
      );
      return touched ? assess(given, context) : trust;
    };
    const findingsOf = async (changed: readonly SourceFile[]): Promise<Finding[]> => {
      const readFiles = changed.map(read);
      return examine(readFiles, caseOf(readFiles, await trustOf(changed))).findings;
    };

    const firstCase = caseOf(first, trust);
    const { findings, failures } = examine(first, firstCase);
    const proven = await prove({ files, findings }, findingsOf, wantedBy(workspace.accept), dialectOf);
    const { combination } = proven;
    const provenFindings = told(findings, proven);
    const changed = combination.files.map(read);
    const finalCase = caseOf(changed, trust);
    const plan = planOf({
      given: files,
      changed: combination.files,
      applied: combination.applied,
      findings: provenFindings,
      installAt: (file) => read(file).installAt,
      applies: (file) => read(file).applies(finalCase),
    });
    const traced = (readFiles: readonly ReadFile[]): Trace[] => tracesOf(pullOver(readFiles, finalCase));
    const dialects = new Map(changed.map(({ document }) => [document.file.path, document.dialect]));
    const traces = { before: traced(first), after: traced(changed) };
    const wordsOf = ({ path, range }: Evidence): string =>
      files.find((file) => file.path === path)?.text.slice(range.start, range.end) ?? '';
    const observed = asObserved(traces, evidence[0], wordsOf);
    return {
      files: first.map(({ document }) => ({
        path: document.file.path,
        dialect: document.dialect,
        problems: document.problems,
      })),
      target,
      evidence,
      ...causeOf(
        evidence,
        provenFindings,
        first.map(({ document }) => document),
        (error) => contradiction(error, firstCase, traces.before) ?? explain(error),
      ),
      findings: provenFindings,
      plan,
      traces: observed,
      proof: proofItems(plan, combination, observed, (path) => dialects.get(path) ?? 'unknown'),
      unchecked: [...failures.map(cutShort), ...uncheckedOf(first, provenFindings, finalCase, plan)],
    };
  };
}

/** What people and programs say around files. */
const isText = (dialect: DialectId): boolean => dialect === 'error-text' || dialect === 'unknown';

/** A file that a fix has changed is still what it was. */
function dialectsOf(given: readonly SourceFile[]): (file: SourceFile) => DialectId {
  const known = new Map(given.map((file) => [file.path, recognise(file).dialect]));
  return (file) => known.get(file.path) ?? recognise(file).dialect;
}

/** Reads each file once: rounds of the plan look at mostly unchanged files. */
function readerWithMemory(dialectOf: (file: SourceFile) => DialectId): (file: SourceFile) => ReadFile {
  const memory = new Map<SourceFile, ReadFile>();
  return (file) => {
    const known = memory.get(file) ?? readAs(dialectOf(file), file);
    memory.set(file, known);
    return known;
  };
}

/** Two files of one name would make edits ambiguous: the later ones get a number. */
function withDistinctPaths(files: readonly SourceFile[]): SourceFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let { path } = file;
    for (let n = 2; taken.has(path); n++) path = `${file.path} (${n})`;
    taken.add(path);
    return path === file.path ? file : { ...file, path };
  });
}

function instantOf(at: string | undefined): number | undefined {
  const instant = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(instant) ? undefined : instant;
}

function wantedBy(accept: Workspace['accept'] = 'safe'): (finding: Finding) => boolean {
  if (accept === 'all') return ({ fix }) => fix !== undefined;
  if (accept === 'safe') return ({ fix }) => fix?.safety === 'safe';
  const names = new Set(accept);
  return ({ id, rule }) => names.has(id) || names.has(rule);
}

const cutShort = ({ path, error }: Examination['failures'][number]): Unchecked => ({
  what: `The check of ${path} came to an end before its time, which is a fault of this program: ${error}.`,
});
