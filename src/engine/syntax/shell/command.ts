import type { Range } from '../../workspace/source-file.ts';
import type { MappedText } from './mapped-text.ts';

/** A script as the simple commands that it may run, wherever they stand: in chains, loops, substitutions, nested scripts. */
export interface Shell {
  commands: ShellCommand[];
  /** What the parser could not make sense of, one message each. */
  problems: string[];
}

export interface ShellCommand {
  /** Name and arguments; wrappers such as `sudo`, `env` or `xargs` and their own arguments are left out. */
  words: Word[];
  /** Variables set for this command, or by it when it has no words. */
  assignments: Assignment[];
  redirects: Redirect[];
  /** From its first to its last character in the file, wrappers included, here-document bodies not. */
  range: Range;
  removal: Removal;
  /** The next command of its pipeline. */
  feeds?: ShellCommand;
}

/** A word after quote removal; expansions stay as written. */
export interface Word {
  value: string;
  inner: MappedText;
  /** As written, quotes included. */
  range: Range;
  /** What has to go so that the word is gone: in a JSON array the comma too. */
  cut: Range;
}

export interface Assignment {
  name: string;
  value: MappedText;
  /** Name, sign and value. */
  range: Range;
}

export interface Redirect {
  /** `>`, `>>`, `<`, `<<`, … */
  operator: string;
  target?: Word;
  /** The text of a here-document. */
  body?: MappedText;
}

/** How a command is taken out of its script so that what is left is a whole script that does the rest. */
export type Removal =
  | { how: 'cut'; ranges: Range[] }
  /** It is the only command of a branch or a condition: something must stay in its place. */
  | { how: 'replace'; range: Range; text: 'true' }
  /** Nothing else is in the script. */
  | { how: 'all' };
