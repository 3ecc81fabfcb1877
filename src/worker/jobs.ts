import type { Judgement } from '../engine/candidate/judge.ts';
import type { Redaction, RedactionOptions } from '../engine/redaction/redact.ts';
import type { PutCase } from '../engine/second-opinion/case.ts';
import type { ShareErrorCode } from '../engine/share/share-error.ts';
import type { SharedCase } from '../engine/share/shared-case.ts';
import type { Trust } from '../engine/trust/trust.ts';
import type { PlannedFile, Report } from '../engine/workspace/report.ts';
import type { Range, SourceFile } from '../engine/workspace/source-file.ts';
import type { Workspace } from '../engine/workspace/workspace.ts';
import type { Concealed, ModelCase, Phrased, ToJudge, ToPhrase } from './model.ts';
import type { ToldRequests } from './tell-requests.ts';

/** A report together with the certificates that it was made from; the page draws them. */
export interface Analysis {
  report: Report;
  trust: Trust;
}

/** Fixes that a person switched by hand, by the id of their finding. All others follow their safety. */
export interface Switches {
  on: readonly string[];
  off: readonly string[];
}

/** One line of a difference. `context` stands in both texts, `removed` in the old one, `added` in the new one. */
export interface DiffLine {
  kind: 'context' | 'removed' | 'added';
  text: string;
  /** Line numbers, counted from 1. */
  before?: number;
  after?: number;
  /** The part that another line has in its place before or after; absent where whole lines differ. */
  changed?: Range;
}

export interface FileDifference {
  path: string;
  added: number;
  removed: number;
  /** Runs of lines with three lines around each change. */
  hunks: DiffLine[][];
  /** The file's part of a unified diff, as `git apply` and `patch -p1` read it. */
  patch: string;
}

/** A paste as text, or a file of that path as bytes. */
export type Intake = { paste: string } | { bytes: Uint8Array; path: string };

/** A case with its report, to be put to releases of its runtime. */
export interface ToPut extends Analysis {
  files: readonly SourceFile[];
  at: string;
  /** Of one program: `containerd 2.1.9`. */
  releases: readonly string[];
}

/** A case to be shared: what was found in it, and what the person chose. */
export interface ToShare {
  files: readonly SourceFile[];
  report: Report;
  at: string;
  redaction: RedactionOptions;
  diagnosisOnly: boolean;
}

/** Everything that others may see of a case, in each form. */
export interface Shared {
  case: SharedCase;
  /** Of a link, without `#`; undefined where the case is too large for any. */
  fragment?: string;
  report: string;
  chat: string;
  patch: string;
  /** The files of an archive, by path. */
  archive: ReadonlyMap<string, string>;
}

/** A shared case, or why there is none. */
export type Opened = { case: SharedCase } | Refused;

export interface Refused {
  refused: ShareErrorCode;
  message: string;
}

export interface ToRedact {
  files: readonly SourceFile[];
  options: RedactionOptions;
  /** Other texts, to be given the same placeholders. */
  texts?: readonly string[];
}

/** A redaction as data. */
export interface Redacted extends Pick<Redaction, 'files' | 'placeholders' | 'items'> {
  texts: readonly string[];
}

/** Everything the engine's worker does: what goes in and what comes out. */
export interface Jobs {
  intake: { input: Intake; output: SourceFile[] };
  analyse: { input: { workspace: Workspace; switches: Switches }; output: Analysis };
  compare: { input: readonly PlannedFile[]; output: FileDifference[] };
  share: { input: ToShare; output: Shared };
  openShared: { input: string; output: Opened };
  redact: { input: ToRedact; output: Redacted };
  put: { input: ToPut; output: PutCase | undefined };
  phrase: { input: ToPhrase; output: Phrased };
  conceal: { input: ModelCase & { text: string }; output: Concealed };
  judge: { input: ToJudge; output: Judgement };
}

export type JobName = keyof Jobs;

export type Job = {
  [Name in JobName]: { kind: 'job'; id: number; name: Name; input: Jobs[Name]['input'] };
}[JobName];

/** Page → worker: what to do, where the code for certificates is, or to get ready while nobody asks. */
export type ToWorker = Job | { kind: 'certificates'; url: string } | { kind: 'warm-up' };

/** Worker → page. */
export type FromWorker =
  | { kind: 'done'; id: number; output: unknown }
  | { kind: 'failed'; id: number; message: string }
  | ToldRequests;
