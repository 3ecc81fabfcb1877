import type { Stage } from '../../syntax/dockerfile/index.ts';
import type { MissingFile } from '../../workspace/report.ts';
import type { SourceFile, TextEdit } from '../../workspace/source-file.ts';
import type { Family } from './families.ts';

/** What brings a CA into a stage before it is needed. */
export interface Installation {
  /** What comes in: the CA, the public CAs of the distribution, or nothing because all is there. */
  brings: 'ca' | 'roots' | 'nothing';
  edits: TextEdit[];
  creates: SourceFile[];
  missing: MissingFile[];
  /** Stages that change, by index. */
  stages: number[];
  /** It rests on something that a build argument can override, or that only a person knows. */
  assumed: boolean;
  /** What it was concluded from, one sentence each. */
  says: string[];
}

export type Declined = { declined: string };

/** A stage whose store another one can copy. */
export interface Builder {
  stage: Stage;
  family: Family;
  /** A CA is in its store already. */
  trusting: boolean;
}

export const nothing: Installation = {
  brings: 'nothing',
  edits: [],
  creates: [],
  missing: [],
  stages: [],
  assumed: false,
  says: [],
};
