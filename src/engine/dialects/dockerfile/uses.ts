import type { Instruction, Stage, Variable } from '../../syntax/dockerfile/index.ts';
import {
  assignmentIn,
  type MappedText,
  programName,
  readExec,
  readShell,
  type ShellCommand,
  slice,
} from '../../syntax/shell/index.ts';
import type { Range } from '../../workspace/source-file.ts';
import { type Program, programOf } from './program.ts';
import type { Removal } from './removal.ts';

/** Where something is used. */
export interface Place {
  /** Undefined: before the first FROM. */
  stage: Stage | undefined;
  /** As it stands in its stage: for a trigger the ONBUILD itself. */
  instruction: Instruction;
  /** When it takes effect: while this image is built, in its containers, or while images made from it are built. */
  when: 'build' | 'run' | 'child';
}

/** A command that is run. */
export interface CommandUse extends Place {
  kind: 'command';
  command: ShellCommand;
  program: Program;
  removal: Removal;
}

/** An environment variable that is set. */
export interface VariableUse extends Place {
  kind: 'variable';
  name: string;
  value: MappedText;
  range: Range;
  removal: Removal;
  /** The command for which, or by which, it is set. */
  command?: ShellCommand;
}

/** Text that becomes a file of the image. */
export interface FileUse extends Place {
  kind: 'file';
  path: string;
  content: MappedText;
  /** What ends a line in `content`: echo and printf are given escapes. */
  lineEnd: RegExp;
  /** How to leave the file out. */
  removal: Removal;
}

/** Script that no POSIX shell reads. */
export interface ForeignUse extends Place {
  kind: 'foreign';
  script: MappedText;
}

export type Use = CommandUse | VariableUse | FileUse | ForeignUse;

/** Everything that an instruction runs, sets and writes. HEALTHCHECK speaks to its own container and is left out. */
export function usesOf(instruction: Instruction, stage: Stage | undefined, posix: boolean): Use[] {
  if (instruction.kind === 'onbuild')
    return usesOf(instruction.trigger, stage, posix).map((use) => ({ ...use, instruction, when: 'child' }));
  if (instruction.kind === 'variables') {
    const place: Place = { stage, instruction, when: instruction.keyword === 'ENV' ? 'run' : 'build' };
    return instruction.variables.flatMap((variable) => variableUse(variable, instruction.variables, place));
  }
  const place: Place = { stage, instruction, when: instruction.keyword === 'RUN' ? 'build' : 'run' };
  if (instruction.kind === 'copy')
    return instruction.heredocs.map(
      ({ body }): FileUse => ({
        ...place,
        kind: 'file',
        path: instruction.destination?.value ?? '',
        content: body,
        lineEnd: /\n/,
        removal: { how: 'instruction' },
      }),
    );
  if (instruction.kind !== 'command') return [];
  const { command } = instruction;
  if (command.form === 'shell' && !posix) return [{ ...place, kind: 'foreign', script: command.script }];
  const shell = command.form === 'shell' ? readShell(command.script) : readExec(command.words);
  const { script, commands } = shell;
  if (!script) return [];
  return commands.flatMap((each) => {
    const removal: Removal = { how: 'command', command: each, script };
    return [
      { ...place, kind: 'command', command: each, program: programOf(each), removal },
      ...assignments(each, removal, place),
      ...writtenFiles(each, removal, place),
    ];
  });
}

function variableUse({ name, value, range }: Variable, all: readonly Variable[], place: Place): VariableUse[] {
  if (!value) return [];
  const whole = { parts: all.map((each) => each.range), removal: { how: 'instruction' as const } };
  return [{ ...place, kind: 'variable', name, value, range, removal: { how: 'places', places: [range], whole } }];
}

const declarators = new Set(['export', 'declare', 'typeset', 'readonly', 'local', 'setenv']);

function assignments(command: ShellCommand, removal: Removal, place: Place): VariableUse[] {
  const declared = declarators.has(programName(command.words[0])) ? command.words.slice(1) : [];
  const all = [...command.assignments, ...declared.map(assignmentIn).filter((each) => each !== undefined)];
  // Where a program is run, it is no part of what the variables make up.
  const parts = (declared.length > 0 ? declared : [...command.words, ...all]).map(({ range }) => range);
  return all.map(({ name, value, range }) => ({
    ...place,
    kind: 'variable',
    name,
    value,
    range,
    removal: { how: 'places', places: [range], whole: { parts, removal } },
    command,
  }));
}

/** What `echo`, `printf`, here-documents and `sed -i` put into files, by redirection or through tee. */
function writtenFiles(command: ShellCommand, removal: Removal, place: Place): FileUse[] {
  const name = programName(command.words[0]);
  if (name === 'sed') return substituted(command, removal, place);
  const target = outputOf(command);
  if (target === undefined) return [];
  const file = { ...place, kind: 'file' as const, path: target, removal };
  if (name === 'echo' || name === 'printf')
    return command.words
      .slice(1)
      .filter(({ value }) => !/^-[neE]+$/.test(value))
      .map(({ inner }) => ({ ...file, content: inner, lineEnd: /\n|\\n/ }));
  if (name !== 'cat' && name !== 'tee') return [];
  return command.redirects.flatMap(({ body }) => (body ? [{ ...file, content: body, lineEnd: /\n/ }] : []));
}

/** `sed -i s/a/b/ file`, when that is all it does: the replacement. */
function substituted(command: ShellCommand, removal: Removal, place: Place): FileUse[] {
  const words = command.words.slice(1);
  if (!words.some(({ value }) => /^(?:-[a-zA-Z]*i|--in-place)/.test(value))) return [];
  const [script, file, ...others] = words.filter(({ value }) => !value.startsWith('-'));
  const parts = script && /^s(\W)((?:\\.|(?!\1).){0,500})\1((?:\\.|(?!\1).){0,500})\1\w*$/s.exec(script.value);
  if (!file || others.length > 0 || !parts) return [];
  const start = 2 + (parts[2]?.length ?? 0) + 1;
  const content = slice(script.inner, start, start + (parts[3]?.length ?? 0));
  return [{ ...place, kind: 'file', path: file.value, content, lineEnd: /\n/, removal }];
}

function outputOf(command: ShellCommand): string | undefined {
  const redirect = command.redirects.find(({ operator, target }) => /^>[>|]?$/.test(operator) && target);
  if (redirect?.target) return redirect.target.value;
  const tee = programName(command.words[0]) === 'tee' ? command : command.feeds;
  if (programName(tee?.words[0]) !== 'tee') return undefined;
  return tee?.words.slice(1).find(({ value }) => !value.startsWith('-'))?.value;
}
