import type { SourceFile } from './source-file.ts';
import type { Target } from './target.ts';

/** The files of one case, with the target and the instant at which certificates are judged. */
export interface Workspace {
  files: SourceFile[];
  target?: Partial<Target>;
  /** ISO instant. Without it certificates' dates are not judged: the engine has no clock. */
  at?: string;
  /** Which fixes make the plan: the safe ones (default), all, or those of the named findings or rules. */
  accept?: 'safe' | 'all' | string[];
}
