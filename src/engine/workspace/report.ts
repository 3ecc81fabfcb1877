import type { Range, SourceFile, SyntaxProblem, TextEdit } from './source-file.ts';
import type { ResolvedTarget } from './target.ts';

export type Severity = 'breaks-now' | 'breaks-later' | 'unsafe' | 'tidy';

export type Hop = 'registry' | 'token-server' | 'mirror' | 'blob-store' | 'proxy' | 'unknown';

/** What one error text says, read from its own words. */
export interface Evidence {
  path: string;
  /** The error's class, e.g. `x509-unknown-authority`; the list is in evidence/. */
  code: string;
  /** The program that failed: containerd, docker, buildkit, podman, helm, … or `unknown`. */
  client: string;
  registry?: string;
  url?: string;
  image?: string;
  caCures: 'yes' | 'no' | 'maybe';
  hop: Hop;
  /** dockerd only: the words are those of its containerd image store, which finds trust elsewhere than the classic one. */
  imageStore?: 'containerd';
  /** The words that say so. */
  range: Range;
  /** Version of the client as far as its wording tells. */
  clientVersion?: VersionHint;
}

/** Half-open: at least `from`, below `before`. */
export interface VersionHint {
  from?: string;
  before?: string;
  because: string;
}

export interface Finding {
  /** Unique in a report and stable between runs over the same input: rule, path and ordinal. */
  id: string;
  rule: string;
  severity: Severity;
  path: string;
  range: Range;
  /** What is wrong here, in one sentence. */
  message: string;
  why: string;
  whatToDo: string;
  /** The facts of this case that led here, one sentence each. */
  evidence: string[];
  references: string[];
  fix?: Fix;
  /** Why no fix is offered although one is imaginable. */
  declined?: string;
  /** Ids of the findings whose fixes have to be applied before this one's: to accept it is to accept them. */
  after?: readonly string[];
  /** Codes of the errors that it causes. */
  explains?: readonly string[];
  /** The registries, as `host[:port]`, that alone it concerns. Left out: any, or not known. */
  registries?: readonly string[];
  /** The programs whose errors alone it causes. Left out: any that goes by the file. */
  clients?: readonly string[];
}

export interface Fix {
  title: string;
  safety: 'safe' | 'needs-review';
  edits: TextEdit[];
  creates: SourceFile[];
  actions: NodeAction[];
  /** Files that the fix relies on and that nobody has pasted, e.g. the registry's CA. */
  missing: MissingFile[];
  /** Where parsed values may differ afterwards; everything else must be equal (proof, gate 2). */
  declares: DeclaredChange[];
  /** What is wrong with something that the fix only moves shows afterwards where it is moved to (proof, gate 3). */
  carries?: CarriedFinding[];
}

export interface CarriedFinding {
  /** Any rule when left out: the file could not be read before. */
  rule?: string;
  path: string;
}

export type KeyPath = readonly (string | number)[];

/** A subtree of one file's parsed value that a fix may add, change or remove. */
export interface DeclaredChange {
  path: string;
  at: KeyPath;
}

export interface MissingFile {
  /** Absolute path on the node, or in the build context. */
  path: string;
  what: string;
  /** Commands that obtain it, to be run by the person. */
  obtain: string[];
  /** What happens if the rest is applied without it. */
  without: string;
}

/** Something to do on a node, in order. `command` is for a POSIX shell. */
export interface NodeAction {
  kind: 'obtain' | 'place' | 'update-trust-store' | 'restart' | 'reload' | 'verify' | 'restore';
  title: string;
  command: string;
  why: string;
  /** What a successful run prints. */
  expect?: string;
  /** What takes its effect back once the files are as they were. Left out: nothing more than that is to be done. */
  undo?: string;
  /** A `verify` that can run, and should, before any existing file is changed. Default: after everything. */
  when?: 'before-change' | 'after';
}

export interface PlannedFile {
  path: string;
  /** Null: the file is new. */
  before: string | null;
  after: string;
  /** Where the file lives on a node, when that is known. */
  installAt?: string;
}

export interface Plan {
  files: PlannedFile[];
  actions: NodeAction[];
  rollback: NodeAction[];
  unresolved: Finding[];
  /** Ids of the findings whose fix is part of this plan. */
  accepted: string[];
  missing: MissingFile[];
}

export type StationName = 'reference' | 'config' | 'host-directory' | 'endpoint' | 'tls' | 'credentials';

export interface Station {
  name: StationName;
  state: 'ok' | 'broken' | 'insecure' | 'unknown' | 'unreached';
  /** One short sentence: what happens here. */
  says: string;
  /** Facts behind it, one a line: which file and line, which process reads which trust store. */
  detail: string[];
  path?: string;
  range?: Range;
}

/** The stations of one simulated pull. */
export interface Trace {
  runtime: string;
  registry: string;
  image?: string;
  stations: Station[];
  /** Where it ends by the files; a station that is broken besides is so by what the error shows. */
  outcome: 'pulls' | 'fails' | 'insecure' | 'unknown';
}

export interface ProofItem {
  what: string;
  by: string;
  result: 'held' | 'failed';
  detail?: string;
}

export interface Unchecked {
  what: string;
  /** The exact command that would show it. */
  ask?: string;
}

export interface FileReport {
  path: string;
  dialect: string;
  problems: SyntaxProblem[];
}

export interface Report {
  files: FileReport[];
  target: ResolvedTarget;
  evidence: Evidence[];
  cause?: { summary: string; finding?: string };
  findings: Finding[];
  plan: Plan;
  traces: { before: Trace[]; after: Trace[] };
  proof: ProofItem[];
  unchecked: Unchecked[];
}
