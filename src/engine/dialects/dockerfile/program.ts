import { programName, type ShellCommand, type Word } from '../../syntax/shell/index.ts';

/** The program that a command runs, by the name under which the tables list it. */
export interface Program {
  name: string;
  args: readonly Word[];
  /** The arguments that are no options, joined by one blank. */
  words: string;
}

/** Names that differ by version or by how they are started. */
const aliases: readonly (readonly [RegExp, string])[] = [
  [/^pip\d?(?:\.\d{1,2})?$/, 'pip'],
  [/^python\d?(?:\.\d{1,2})?$/, 'python'],
  [/^php\d{0,2}(?:\.\d{1,2})?$/, 'php'],
  [/^nodejs$/, 'node'],
  [/^mvnw?$/, 'mvn'],
  [/^gradlew?$/, 'gradle'],
];

export function programOf(command: ShellCommand): Program {
  const written = programName(command.words[0]);
  const name = aliases.find(([pattern]) => pattern.test(written))?.[1] ?? written;
  const args = command.words.slice(1);
  if (name === 'python') {
    const flag = args.findIndex(({ value }) => value === '-m');
    const onlyFlags = args.slice(0, Math.max(0, flag)).every(({ value }) => /^-[A-Za-z]+$/.test(value));
    const module = onlyFlags ? args[flag + 1] : undefined;
    if (flag !== -1 && module) return programFor(module.value, args.slice(flag + 2));
  }
  if (name === 'corepack' && args[0]) return programFor(args[0].value, args.slice(1));
  return programFor(name, args);
}

function programFor(name: string, args: readonly Word[]): Program {
  const words = args
    .map(({ value }) => value)
    .filter((value) => !value.startsWith('-'))
    .join(' ');
  return { name, args, words };
}
