export type { Script, ShellCommand, Word } from './command.ts';
export { decodeJsonString } from './json-string.ts';
export { type MappedText, MappedTextBuilder, rangeIn, slice, verbatim } from './mapped-text.ts';
export { readExec, readShell } from './read.ts';
export { without } from './removal/index.ts';
export { unquote } from './unquote.ts';
export { assignmentIn, programName } from './wrappers.ts';
