import type { TextEdit } from '../../workspace/source-file.ts';

export type Change = Pick<TextEdit, 'range' | 'text'>;

/** One thing that keeps a text from being JSON, and the change that mends it. */
export interface RepairStep extends Change {
  kind: RepairKind;
  /** What is wrong there, in a sentence. */
  says: string;
}

export type RepairKind =
  | 'comment'
  | 'trailing-comma'
  | 'surplus-comma'
  | 'missing-comma'
  | 'punctuation'
  | 'quotes'
  | 'backslash'
  | 'unquoted-key'
  | 'unquoted-value'
  | 'literal'
  | 'blank'
  | 'missing-braces'
  | 'surplus-bracket'
  | 'wrapping';

/** Thrown inside the repair where two readings are possible. */
export class Unclear extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
