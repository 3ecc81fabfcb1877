import type { Assignment, Word } from './command.ts';
import { slice } from './mapped-text.ts';

interface Wrapper {
  /** Short options that take an argument. */
  takingArgument: string;
  /** Operands before the command that is run: a user, a duration. */
  operands?: number;
  assigns?: boolean;
}

/** Programs that run the command given as their arguments (their manual pages). */
const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: { takingArgument: 'CDghpRrTtUu', assigns: true },
  doas: { takingArgument: 'Cu' },
  env: { takingArgument: 'CSu', assigns: true },
  exec: { takingArgument: 'a' },
  command: { takingArgument: '' },
  builtin: { takingArgument: '' },
  nohup: { takingArgument: '' },
  setsid: { takingArgument: '' },
  nice: { takingArgument: 'n' },
  ionice: { takingArgument: 'cn' },
  stdbuf: { takingArgument: 'ioe' },
  timeout: { takingArgument: 'ks', operands: 1 },
  xargs: { takingArgument: 'adEIiLnPs' },
  gosu: { takingArgument: '', operands: 1 },
  'su-exec': { takingArgument: '', operands: 1 },
  setpriv: { takingArgument: '' },
  chroot: { takingArgument: '', operands: 1 },
  eatmydata: { takingArgument: '' },
};

/** A program's name without its directory. */
export const programName = (word: Word | undefined): string => word?.value.replace(/^.*\//, '') ?? '';

/** The command that is run in the end, and the variables that wrappers set for it. */
export function withoutWrappers(words: readonly Word[]): { words: Word[]; assignments: Assignment[] } {
  const assignments: Assignment[] = [];
  let at = 0;
  for (let name = programName(words[at]); Object.hasOwn(wrappers, name); name = programName(words[at])) {
    const wrapper = wrappers[name];
    const start = at;
    at += 1;
    while (wrapper && words[at]?.value.startsWith('-')) {
      const option = words[at]?.value ?? '';
      at += 1;
      if (option === '--') break;
      if (/^-[A-Za-z]$/.test(option) && wrapper.takingArgument.includes(option.charAt(1))) at += 1;
    }
    at += wrapper?.operands ?? 0;
    for (let set = wrapper?.assigns && assignmentIn(words[at]); set; set = assignmentIn(words[at])) {
      assignments.push(set);
      at += 1;
    }
    if (at >= words.length) return { words: words.slice(start), assignments };
  }
  return { words: words.slice(at), assignments };
}

/** The word `NAME=value` as an assignment. */
export function assignmentIn(word: Word | undefined): Assignment | undefined {
  const name = word && /^([A-Za-z_]\w*)=/.exec(word.value)?.[1];
  return name ? { name, value: slice(word.inner, name.length + 1), range: word.range } : undefined;
}
