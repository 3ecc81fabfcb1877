import type { Severity } from '../../engine/workspace/report.ts';
import type { Range } from '../../engine/workspace/source-file.ts';
import type { Language } from './language.ts';

/** Something said about a stretch of the text, with what a person needs to judge it and what can be done at once. */
export interface Mark {
  id: string;
  range: Range;
  severity: Severity;
  message: string;
  /** What, why, what to do, and where that is written: shown on hover. */
  why: string;
  whatToDo: string;
  references: readonly string[];
  fix?: { title: string; safe: boolean };
}

/** What every editor is given and what it tells. Ranges are offsets into `text` as given, not into what is shown. */
export interface CodeEditorProps {
  /** Undefined: the box is empty and takes anything. */
  file: { id: number; path: string; text: string } | undefined;
  language: Language;
  label: string;
  marks: readonly Mark[];
  /** What would leave redacted. */
  secrets: readonly Range[];
  reveal: { range: Range; turn: number } | undefined;
  tabMoves: boolean;
  /** Whether the editor takes over the focus that the one before it had. */
  takesFocus: boolean;
  onChange(text: string): void;
  /** A paste into an empty editor or over everything in it. */
  onPasteAll(text: string): void;
  onFix(id: string): void;
  /** The text that is selected; empty without a selection. */
  onSelect(text: string): void;
}
