import type { SourceFile } from '../../workspace/source-file.ts';
import type { Document } from '../rule.ts';

/** A text that programs printed. What it says is evidence, read before any dialect; so there is nothing left to parse. */
export interface ErrorTextDocument extends Document {
  dialect: 'error-text';
}

export function readErrorText(file: SourceFile): ErrorTextDocument {
  return { file, dialect: 'error-text', problems: [], facts: { kind: 'other', images: [] } };
}
