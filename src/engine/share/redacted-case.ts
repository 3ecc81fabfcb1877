import type { Redaction } from '../redaction/redact.ts';
import { sentenceOf } from '../verdict/sentence.ts';
import type { MissingFile, NodeAction, PlannedFile, Report } from '../workspace/report.ts';
import { lineInRedacted } from './line.ts';
import type { SharedCase, SharedFinding } from './shared-case.ts';

export interface ShareOptions {
  /** The instant at which the report judged certificates. */
  at?: string;
  /** Without files and their differences: the diagnosis alone. */
  diagnosisOnly?: boolean;
}

/** A text as others may see it; nothing stays nothing. */
interface Clean {
  (text: string): string;
  (text: string | undefined): string | undefined;
}

/**
 * What others may see of a report. Every text of it goes through the redaction, paths included; only the project's own
 * words (rules, kinds, severities) do not. The redaction is one of the report's files, in their order; it may go on with
 * the changed files, so that they are read as files and not as any text.
 */
export function sharedCaseOf(report: Report, redaction: Redaction, options: ShareOptions = {}): SharedCase {
  const clean = cleaner(redaction);
  const { plan, target } = report;
  // The first files are the report's; further ones are there so that changed files are read as closely.
  const files = redaction.files.slice(0, report.files.length).map(({ path, text, dialect }) => ({
    path: clean(path),
    text,
    ...(dialect && { dialect }),
  }));
  return {
    verdict: clean(sentenceOf(report)),
    target: {
      runtime: target.runtime,
      version: clean(target.version),
      os: clean(target.os),
      registry: clean(target.registry),
      known: target.known,
    },
    at: options.at,
    files: options.diagnosisOnly ? [] : files,
    evidence: report.evidence.map(({ path, code, client, registry, image }) => ({
      ...{ path: clean(path), code, client, registry: clean(registry), image: clean(image) },
    })),
    findings: findingsOf(report, redaction, clean, !options.diagnosisOnly),
    changes: options.diagnosisOnly ? [] : plan.files.map((file) => changeOf(file, redaction, clean)),
    actions: plan.actions.map((action) => actionOf(action, clean)),
    rollback: plan.rollback.map((action) => actionOf(action, clean)),
    missing: plan.missing.map((file) => missingOf(file, clean)),
    proof: report.proof.map(({ what, by, result, detail }) => ({
      ...{ what: clean(what), by: clean(by), result, detail: clean(detail) },
    })),
    unchecked: report.unchecked.map(({ what, ask }) => ({ what: clean(what), ask: clean(ask) })),
    hidden: redaction.items.map(({ placeholder, kind, places }) => ({
      ...{ placeholder, kind, count: places.filter(({ file }) => file < files.length).length },
    })),
    choices: { files: !options.diagnosisOnly },
  };
}

/** The same text comes often: sentences repeat paths, steps repeat commands. */
function cleaner({ redactText }: Redaction): Clean {
  const known = new Map<string, string>();
  function clean(text: string): string;
  function clean(text: string | undefined): string | undefined;
  function clean(text: string | undefined): string | undefined {
    if (text === undefined) return undefined;
    const cleaned = known.get(text) ?? redactText(text);
    known.set(text, cleaned);
    return cleaned;
  }
  return clean;
}

function findingsOf(report: Report, redaction: Redaction, clean: Clean, withLines: boolean): SharedFinding[] {
  const lineOf = lineInRedacted(redaction);
  return report.findings.map(
    ({ id, rule, severity, path, range, message, why, whatToDo, evidence, fix, declined }) => ({
      ...{ id: clean(id), rule, severity, path: clean(path), line: withLines ? lineOf(path, range.start) : undefined },
      ...{
        message: clean(message),
        why: clean(why),
        whatToDo: clean(whatToDo),
        evidence: evidence.map((fact) => clean(fact)),
      },
      fix: fix && { title: clean(fix.title), safety: fix.safety, accepted: report.plan.accepted.includes(id) },
      declined: clean(declined),
    }),
  );
}

/** A file is read more closely than any text: where the redaction holds the very file, it is that. */
function changeOf({ path, before, after, installAt }: PlannedFile, redaction: Redaction, clean: Clean): PlannedFile {
  const closely = (text: string): string =>
    redaction.files.find((file) => file.path === path && redaction.restore(file.text) === text)?.text ?? clean(text);
  return {
    path: clean(path),
    before: before === null ? null : closely(before),
    after: closely(after),
    installAt: clean(installAt),
  };
}

const actionOf = ({ kind, title, command, why, expect, undo, when }: NodeAction, clean: Clean): NodeAction => ({
  ...{ kind, title: clean(title), command: clean(command), why: clean(why) },
  ...{ expect: clean(expect), undo: clean(undo), when },
});

const missingOf = ({ path, what, obtain, without }: MissingFile, clean: Clean): MissingFile => ({
  path: clean(path),
  what: clean(what),
  obtain: obtain.map((command) => clean(command)),
  without: clean(without),
});
