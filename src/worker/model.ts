import type { Analyse } from '../engine/analyse.ts';
import { type Judgement, judge } from '../engine/candidate/judge.ts';
import { promptOf } from '../engine/candidate/prompt.ts';
import { declaredBy, type Scope, scopesOf } from '../engine/candidate/scope.ts';
import { type RedactionOptions, redact } from '../engine/redaction/redact.ts';
import type { DeclaredChange, Report } from '../engine/workspace/report.ts';
import type { SourceFile } from '../engine/workspace/source-file.ts';
import type { Target } from '../engine/workspace/target.ts';

/** What a person asks a model for. */
export interface ModelWish {
  purpose: 'explain' | 'rewrite';
  /** The files that an answer may change; all that can be proven, unless named. */
  paths?: readonly string[];
  /** Beyond the settings of registries: anything in these files. */
  whole: boolean;
  words: string;
}

/** The files that a question is about, with what is hidden in them. */
export interface ModelCase {
  files: readonly SourceFile[];
  redaction: RedactionOptions;
}

export interface ToPhrase extends ModelCase {
  report: Report;
  wish: ModelWish;
}

/** A text that may be shown, copied and sent. */
export interface Concealed {
  text: string;
  /** Those that occur in it. */
  placeholders: readonly string[];
}

export interface Phrased extends Concealed {
  /** The files that an answer could change, and where. */
  scopes: readonly Scope[];
}

export interface ToJudge extends ModelCase {
  target: Partial<Target>;
  at: string;
  wish: ModelWish;
  answer: string;
}

export function phrase({ files, redaction, report, wish }: ToPhrase): Phrased {
  const redacted = redact(files, redaction);
  const scopes = scopesOf(files);
  const may = permittedBy(wish, scopes);
  const text = promptOf(report, redacted, { purpose: wish.purpose, may, words: wish.words });
  return { text, placeholders: placeholdersIn(text, redacted), scopes };
}

const permittedBy = ({ purpose, paths, whole }: ModelWish, scopes: readonly Scope[]): DeclaredChange[] =>
  purpose === 'rewrite' ? declaredBy(scopes, paths ?? scopes.map(({ path }) => path), whole) : [];

/** A text that a person has changed: what is secret in it is hidden again. */
export function conceal({ files, redaction, text }: ModelCase & { text: string }): Concealed {
  const redacted = redact(files, redaction);
  const concealed = redacted.redactText(text);
  return { text: concealed, placeholders: placeholdersIn(concealed, redacted) };
}

const placeholdersIn = (text: string, redacted: ReturnType<typeof redact>): string[] => [
  ...new Set(redacted.placeholdersIn(text).flatMap(({ placeholder, known }) => (known ? [placeholder] : []))),
];

/** The answer through the gates, against the files and with the placeholders of its question. */
export async function judgeAnswer(given: ToJudge, analyse: Analyse): Promise<Judgement> {
  const { files, redaction, target, at, wish, answer } = given;
  const analysed = (some: readonly SourceFile[]): Promise<Report> =>
    analyse({ files: [...some], target, at, accept: [] });
  return judge(
    answer,
    {
      files,
      redaction: redact(files, redaction),
      redactAnew: (some) => redact(some, redaction),
      report: await analysed(files),
      may: permittedBy(wish, scopesOf(files)),
    },
    analysed,
  );
}
