import type { Command, Statement } from 'unbash';
import type { Range } from '../../workspace/source-file.ts';
import type { MappedText } from './mapped-text.ts';

/** A script as the simple commands that it may run, wherever they stand: in chains, loops, substitutions, nested scripts. */
export interface Shell {
  commands: ShellCommand[];
  /** What the parser could not make sense of, one message each. */
  problems: string[];
  /** What commands can be taken out of; missing where nothing could be read. */
  script?: Script;
}

/** A script as its syntax tree, or the one command of an exec form. */
export type Script =
  | {
      form: 'list';
      source: MappedText;
      statements: readonly Statement[];
      commands: ReadonlyMap<Command, ShellCommand>;
    }
  | { form: 'exec'; command: ShellCommand };

export interface ShellCommand {
  /** Name and arguments; wrappers such as `sudo`, `env` or `xargs` and their own arguments are left out. */
  words: Word[];
  /** Variables set for this command, or by it when it has no words. */
  assignments: Assignment[];
  redirects: Redirect[];
  /** From its first to its last character in the file, wrappers included, here-document bodies not. */
  range: Range;
  /** Scripts that it runs in turn, e.g. as `sh -c` does. */
  scripts: Script[];
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
