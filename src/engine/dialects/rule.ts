import type { Trust } from '../trust/trust.ts';
import type { Facts } from '../workspace/facts.ts';
import type { Evidence, Fix, NodeAction, Severity } from '../workspace/report.ts';
import type { DialectId, Range, SourceFile, SyntaxProblem } from '../workspace/source-file.ts';
import type { ResolvedTarget, RuntimeName } from '../workspace/target.ts';

/** Where a statement of a rule can be looked up. */
export interface Reference {
  /** What is stated there, in a few words. */
  says: string;
  /** Upstream file and function with version, or the document's address. */
  source: string;
}

/** The data of a rule. Docs, catalogue and the page's hovers are made from it. */
export interface RuleMeta {
  /** `dialect/rule`; names the problem, not the remedy. */
  id: string;
  /** The problem as a short noun phrase or sentence, without a full stop. */
  title: string;
  severity: Severity;
  what: string;
  why: string;
  whatToDo: string;
  references: readonly Reference[];
  /** Codes of errors (evidence/) that this problem causes, where it concerns the pull that failed (verdict/cause.ts). */
  explains?: readonly string[];
  /** First and first-unaffected version of the runtime to which the rule applies. */
  since?: string;
  until?: string;
}

export interface FixDraft extends Partial<Omit<Fix, 'title' | 'safety'>> {
  title: string;
  safety: Fix['safety'];
}

/** One place where a rule matches. What it leaves out is taken from the rule's data. */
export interface Problem {
  range: Range;
  message: string;
  severity?: Severity;
  why?: string;
  whatToDo?: string;
  evidence?: string[];
  fix?: FixDraft;
  declined?: string;
  /** The rule whose fix has to be applied to the file before this place can have one; `declined` stands where that has none. */
  after?: string;
  /** Which of the rule's errors this very place causes. Default: all of `explains`. */
  explains?: readonly string[];
  /** The registries, as `host[:port]`, that alone are concerned. Left out: any, or not known. */
  registries?: readonly string[];
  /** The programs that alone print such an error because of it. Left out: any that goes by the file. */
  clients?: readonly string[];
}

/** A file, read by its dialect. */
export interface Document {
  file: SourceFile;
  dialect: DialectId;
  problems: SyntaxProblem[];
  facts: Facts;
}

/** Everything a rule may look at besides its own document. */
export interface Case {
  target: ResolvedTarget;
  /** Epoch milliseconds; undefined when no instant was given. */
  at: number | undefined;
  documents: readonly Document[];
  evidence: readonly Evidence[];
  trust: Trust;
}

export interface Rule<D extends Document = Document> extends RuleMeta {
  check(document: D, theCase: Case): Iterable<Problem>;
}

export interface Dialect<D extends Document = Document> {
  id: DialectId;
  /** How the kind of file is called, e.g. `containerd config.toml`. */
  title: string;
  /** The program that reads such files: a version of the target counts for its rules only if it is this program's. */
  readBy?: RuntimeName;
  read(file: SourceFile): D;
  rules: readonly Rule<D>[];
  /** What is said of a problem of any rule, e.g. which registry alone it concerns. Undefined: nothing. Left out: what its rule says. */
  told?(problem: Problem, rule: RuleMeta, document: D, theCase: Case): Problem | undefined;
  /** Where such a file lives on a node, e.g. `/etc/docker/daemon.json`; left out: at its path, if that is absolute. */
  installAt?(document: D): string | undefined;
  /** What a running daemon needs after the file has changed. Empty: nothing. */
  applies(document: D, theCase: Case): NodeAction[];
}
