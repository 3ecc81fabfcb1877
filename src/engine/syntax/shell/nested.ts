import type { ShellCommand, Word } from './command.ts';
import { type MappedText, rangeIn, slice } from './mapped-text.ts';
import { programName } from './wrappers.ts';

const shells = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'busybox']);

/** Scripts that the command runs: the argument of `sh -c`, of `su -c` and `eval`, or a here-document fed to a shell. */
export function scriptsWithin(command: ShellCommand): MappedText[] {
  const name = programName(command.words[0]);
  if (name === 'eval') return command.words.slice(1, 2).map(({ inner }) => inner);
  if (!shells.has(name) && name !== 'su' && command.words.length > 0) return [];
  const flag = command.words.findIndex(({ value }) => /^-[a-zA-Z]*c$/.test(value) || value === '--command');
  const argument = command.words[flag + 1];
  if (flag > 0 && argument) return [argument.inner];
  const readsInput = command.words.slice(1).every(({ value }) => /^(?:-|sh$|ash$)/.test(value));
  if (!readsInput || name === 'su' || shebangOf(command)) return [];
  return command.redirects.flatMap(({ body }) => (body ? [body] : []));
}

/** The program that a bare here-document names in its first line, unless that is a shell. */
export function shebangOf(command: ShellCommand): Word | undefined {
  const body = command.redirects.find((redirect) => redirect.body)?.body;
  const line = body && /^#!\s*(?:\S*\/env\s+(?:-\S+\s+)?)?(\S+)/.exec(body.text.slice(0, 300));
  const program = line?.[1];
  if (!body || !program || shells.has(program.replace(/^.*\//, ''))) return undefined;
  const at = line[0].length - program.length;
  const inner = slice(body, at, line[0].length);
  const range = rangeIn(inner);
  return { value: program, inner, range, cut: range };
}
