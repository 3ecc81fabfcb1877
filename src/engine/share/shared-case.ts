import type {
  Evidence,
  Fix,
  MissingFile,
  NodeAction,
  PlannedFile,
  ProofItem,
  Severity,
  Unchecked,
} from '../workspace/report.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import type { ResolvedTarget } from '../workspace/target.ts';

/** What somebody else gets to see of a case: redacted, to be read and not edited. Everything shared is made from this. */
export interface SharedCase {
  /** One sentence. */
  verdict: string;
  target: ResolvedTarget;
  /** ISO instant at which certificates were judged. */
  at?: string;
  /** Empty where only the diagnosis is shared; then `changes` is empty too. */
  files: SharedFile[];
  evidence: SharedEvidence[];
  findings: SharedFinding[];
  changes: PlannedFile[];
  actions: NodeAction[];
  rollback: NodeAction[];
  missing: MissingFile[];
  proof: ProofItem[];
  unchecked: Unchecked[];
  /** What stands for the secrets that are not in it. */
  hidden: HiddenSecret[];
  choices: SharedChoices;
}

export type SharedFile = Pick<SourceFile, 'path' | 'text' | 'dialect'>;

export type SharedEvidence = Pick<Evidence, 'path' | 'code' | 'client' | 'registry' | 'image'>;

export interface SharedFinding {
  id: string;
  rule: string;
  severity: Severity;
  path: string;
  /** In the redacted file, counted from 1. Left out where the file is not shared. */
  line?: number;
  message: string;
  why: string;
  whatToDo: string;
  evidence: string[];
  fix?: SharedFix;
  declined?: string;
}

/** `accepted`: it is part of the changes. */
export type SharedFix = Pick<Fix, 'title' | 'safety'> & { accepted: boolean };

export interface HiddenSecret {
  placeholder: string;
  kind: string;
  count: number;
}

/** What the person who shares has chosen. */
export interface SharedChoices {
  /** False: the diagnosis alone, without files and their differences. */
  files: boolean;
}
