import type { Located, Range, SourceFile, SyntaxProblem } from '../../workspace/source-file.ts';
import type { MappedText, Word } from '../shell/index.ts';

/** A Dockerfile with the places at which everything stands. All ranges are offsets into the file as given. */
export interface Dockerfile {
  file: SourceFile;
  problems: SyntaxProblem[];
  /** What ends a line that goes on. A backtick means: written for Windows shells. */
  escapeChar: '\\' | '`';
  /** `# syntax=…`, `# escape=…`, `# check=…` */
  directives: { name: string; value: Located<string> }[];
  /** ARG instructions before the first FROM, and whatever else wrongly stands there. */
  globals: Instruction[];
  stages: Stage[];
}

export interface Stage {
  /** Position in the file, from 0. */
  index: number;
  from: FromInstruction;
  /** What follows FROM, in order. */
  instructions: Instruction[];
}

interface InstructionBase {
  /** In upper case. */
  keyword: string;
  /** From the keyword to the last character, here-documents included, final line end not. */
  range: Range;
  flags: Flag[];
  heredocs: Heredoc[];
}

export interface Flag {
  /** Without dashes. */
  name: string;
  value: string;
  range: Range;
}

export interface Heredoc {
  name: string;
  /** Its lines without the closing one; empty where there are none. */
  body: MappedText;
  /** Body and closing line. */
  range: Range;
}

export interface FromInstruction extends InstructionBase {
  kind: 'from';
  /** Image or stage, as written. */
  image: Located<string>;
  name?: string;
}

/** RUN, CMD, ENTRYPOINT and the command of a HEALTHCHECK. */
export interface CommandInstruction extends InstructionBase {
  kind: 'command';
  command: CommandForm;
}

export type CommandForm = { form: 'shell'; script: MappedText } | { form: 'exec'; words: Word[] };

/** ENV and ARG. */
export interface VariableInstruction extends InstructionBase {
  kind: 'variables';
  variables: Variable[];
}

export interface Variable {
  name: string;
  /** After quote removal; undefined for an ARG without default. */
  value?: MappedText;
  /** Name, sign and value. */
  range: Range;
}

/** COPY and ADD. */
export interface CopyInstruction extends InstructionBase {
  kind: 'copy';
  sources: Located<string>[];
  destination?: Located<string>;
}

export interface OnbuildInstruction extends InstructionBase {
  kind: 'onbuild';
  trigger: Instruction;
}

/** USER, WORKDIR, SHELL, LABEL, …: the arguments as one line. */
export interface OtherInstruction extends InstructionBase {
  kind: 'other';
  argument: MappedText;
}

export type Instruction =
  | FromInstruction
  | CommandInstruction
  | VariableInstruction
  | CopyInstruction
  | OnbuildInstruction
  | OtherInstruction;
