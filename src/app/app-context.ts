import { createContext, type Dispatch, useContext } from 'react';
import type { Range, SourceFile } from '../engine/workspace/source-file.ts';
import type { Target } from '../engine/workspace/target.ts';
import type { Engine } from '../worker/engine-client.ts';
import type { Case, CaseChange } from './case/case.ts';
import type { Outcome } from './case/use-outcome.ts';
import type { Dropped } from './evidence/dropped.ts';
import type { Preferences } from './preferences/preferences.ts';
import type { RedactionState } from './redaction/use-redaction.ts';
import type { SecondOpinions } from './second-opinion/use-second-opinion.ts';

export type DialogName = 'commands' | 'examples' | 'help' | 'redaction' | 'self-test' | 'settings' | 'share';

/** What every part of the page can see and do. */
export interface App {
  case: Case;
  outcome: Outcome;
  secondOpinion: SecondOpinions;
  engine: Engine;
  /** How often the person has sent something to a model. */
  sent: number;
  countSent(): void;
  redaction: RedactionState;
  /** Ends the analysis that is running. */
  stop(): void;
  change: Dispatch<CaseChange>;
  paste(text: string, instead?: number): void;
  addFiles(files: readonly Dropped[] | Promise<readonly Dropped[]>): void;
  /** A case of its own, in the place of what is there. */
  open(files: readonly SourceFile[], target?: Partial<Target>): void;
  /** The fragment of the shared case that is shown in the place of this one. */
  shared: string | undefined;
  showShared(fragment: string | undefined): void;
  /** Shows a place in the editor and moves the focus there; Escape brings it back. */
  goTo(path: string, range: Range): void;
  preferences: Preferences;
  prefer(change: Partial<Preferences>): void;
  dialog: DialogName | undefined;
  show(dialog: DialogName | undefined): void;
  /** Says something once, politely: to eyes and screen readers, or `spoken` only, where eyes see it anyway. */
  say(text: string, how?: 'spoken'): void;
  /** Marks the corrected files as safe with the person: leaving the page needs no question any more. */
  saved(): void;
}

export const AppContext = createContext<App | undefined>(undefined);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('Only inside the page.');
  return app;
}
