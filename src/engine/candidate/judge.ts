import { recognise } from '../intake/recognise.ts';
import { refusalOf } from '../proof/gates.ts';
import { secondParser } from '../proof/second-parser.ts';
import type { Redaction } from '../redaction/redact.ts';
import type { DeclaredChange, Finding, Fix, PlannedFile, ProofItem, Report, Unchecked } from '../workspace/report.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import { filesIn } from './answer.ts';
import { changedFile, givenFor } from './changed.ts';
import { credentialsGate } from './gates/credentials.ts';
import type { ChangedFile, Refusal } from './gates/gate.ts';
import { gates } from './gates/index.ts';
import { placeholdersGate } from './gates/placeholders.ts';
import { pullsGate, repairedBy } from './gates/worse.ts';
import { fixOf, proofOf } from './proof.ts';

/** What a model was asked about, kept as it was when the question was made. */
export interface Asked {
  files: readonly SourceFile[];
  /** Of exactly these files, made with the person's choices. */
  redaction: Redaction;
  redactAnew(files: readonly SourceFile[]): Redaction;
  /** What the engine says of these files. */
  report: Report;
  may: readonly DeclaredChange[];
}

export type Judgement =
  /** No files: words to be read. */
  | { kind: 'words' }
  | { kind: 'refused'; refusals: Refusal[] }
  | {
      kind: 'accepted';
      fix: Fix;
      files: PlannedFile[];
      repaired: Finding[];
      proof: ProofItem[];
      unchecked: Unchecked[];
    };

/** Longer is no answer about a few files. UTF-16 code units. */
const LONGEST = 1_000_000;

const refused = (...refusals: Refusal[]): Judgement => ({ kind: 'refused', refusals });

/**
 * Judges a model's answer like any other fix, and more strictly: whatever it says, its files pass only if they parse, change
 * nothing but what was asked for, keep every secret in its place, weaken nothing, invent nothing and bring no new finding.
 * Never throws on any text; `analyse` is the engine's own.
 */
export async function judge(
  answer: string,
  asked: Asked,
  analyse: (files: readonly SourceFile[]) => Promise<Report>,
): Promise<Judgement> {
  if (answer.length > LONGEST) return refused({ gate: 'answer', reason: 'It is longer than a million characters.' });
  const changed = changedIn(answer, asked);
  if ('kind' in changed) return changed;
  const refusals = changed.flatMap((file) => refusalsOf(file, asked));
  if (refusals.length > 0) return refused(...refusals);
  const effective = changed.filter(({ before, after }) => before !== after);
  if (effective.length === 0) return refused({ gate: 'no-use', reason: 'It changes nothing in your files.' });

  const after = new Map(effective.map((file) => [file.path, file.after]));
  const files = asked.files.map((file) => ({ ...file, text: after.get(file.path) ?? file.text }));
  const report = await analyse(files);
  const applied = candidateFinding(asked, effective);
  const worse = refusalOf(
    { files: asked.files, findings: asked.report.findings },
    { files, applied: [applied], findings: report.findings },
    (file) => recognise(file).dialect,
  );
  if (worse)
    return refused({
      ...worse,
      reason: worse.reason.replace('which the fix does not declare', 'which was not asked for'),
    });
  const pulls = pullsGate(asked.report, report);
  if (pulls.length > 0) return refused(...pulls);
  const repaired = repairedBy(asked.report.findings, report.findings);
  return {
    kind: 'accepted',
    fix: fixOf(effective, asked.may),
    files: effective.map(({ path, before, after: text }) => ({ path, before, after: text })),
    repaired,
    ...proofOf(effective, asked.report, report, repaired),
  };
}

function changedIn(answer: string, { files, redaction, may }: Asked): ChangedFile[] | Judgement {
  const asked = [...new Set(may.map(({ path }) => path))];
  const found = filesIn(answer, asked.length === 1 ? asked[0] : undefined);
  if (found.kind === 'words') return { kind: 'words' };
  if (found.kind === 'unusable') return refused({ gate: 'answer', reason: found.reason });
  const refusals: Refusal[] = [];
  const changed: ChangedFile[] = [];
  for (const { path, text } of found.files) {
    // The names of hosts in paths are hidden as well, where the person wants it so.
    const given = givenFor(redaction.restore(path), files);
    if ('gate' in given) refusals.push(given);
    else {
      const seen = redaction.files[files.indexOf(given)];
      if (seen) changed.push(changedFile(given, seen, text, redaction));
    }
  }
  return refusals.length > 0 ? refused(...refusals) : changed;
}

/** What speaks against one file, by everything that can be said without a new analysis. */
function refusalsOf(file: ChangedFile, asked: Asked): Refusal[] {
  const { path, before, after, dialect, flat } = file;
  if (before === after) return [];
  if (!asked.may.some((one) => one.path === path))
    return [{ gate: 'scope', reason: `It changes ${path}, which it was not asked to.` }];
  if (!secondParser(dialect))
    return [
      { gate: 'parses', reason: `${path} is of a kind that no second parser reads, so nothing could be proven.` },
    ];
  const given = { text: asked.files.map(({ text }) => text).join('\n') };
  const found = [
    ...placeholdersGate(file, asked.redaction),
    ...gates.flatMap((gate) => gate(file, given)),
    ...credentialsGate(file, asked.files, asked.redactAnew),
  ];
  if (found.length > 0 || flat.after) return found;
  return [{ gate: 'parses', reason: `${path} would not parse, or is too big to be looked through.` }];
}

/** The candidate as the proof's gates see any fix. What no parser could read before hid findings, which then come to light. */
function candidateFinding({ may }: Asked, changed: readonly ChangedFile[]): Finding {
  const carries = changed.filter(({ flat }) => !flat.before).map(({ path }) => ({ path }));
  return {
    id: 'from your model',
    rule: 'from your model',
    severity: 'tidy',
    path: '',
    range: { start: 0, end: 0 },
    message: '',
    why: '',
    whatToDo: '',
    evidence: [],
    references: [],
    fix: { ...fixOf(changed, may), carries },
  };
}
