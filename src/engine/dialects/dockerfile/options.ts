import { rangeIn, type Word } from '../../syntax/shell/index.ts';
import type { Range } from '../../workspace/source-file.ts';
import { type OptionSpelling, on } from './switches/switch.ts';

/** An option as it was found among the arguments of a command. */
export interface FoundOption {
  /** As written, e.g. `-fsSLk` or `--trusted-host pypi.corp`. */
  written: string;
  /** Its words, for marking. */
  range: Range;
  /** What has to go. */
  cuts: Range[];
  /** The value of an option that takes one. */
  value?: string;
}

export function findOptions(spelling: OptionSpelling, args: readonly Word[]): FoundOption[] {
  const found: FoundOption[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word?.value.startsWith('-')) continue;
    if (word.value === '--') break;
    const next = args[at + 1];
    const named = namedOption(spelling, word, next) ?? clustered(spelling, word);
    if (named) found.push(named);
    if (named ? named.cuts.length > 1 && next && named.cuts.includes(next.cut) : takesNext(spelling, word)) at += 1;
  }
  return found;
}

function namedOption(spelling: OptionSpelling, word: Word, next: Word | undefined): FoundOption | undefined {
  for (const [index, name] of (spelling.names ?? []).entries()) {
    const sign = word.value.indexOf('=');
    const key = sign === -1 ? word.value : word.value.slice(0, sign);
    const abbreviated = index === 0 && spelling.atLeast && key.startsWith(spelling.atLeast) && name.startsWith(key);
    const attached = attachedValue(spelling, name, word.value);
    if (key !== name && !abbreviated && attached === undefined) continue;
    const value = attached ?? (sign === -1 || word.value === name ? undefined : word.value.slice(sign + 1));
    const one = { written: word.value, range: word.range, cuts: [word.cut] };
    if (!spelling.value) {
      if (value === undefined || on.test(value)) return one;
    } else if (value !== undefined) {
      if (spelling.value.test(value)) return { ...one, value };
    } else if (spelling.separate && next && spelling.value.test(next.value))
      return {
        written: `${word.value} ${next.value}`,
        range: { start: word.range.start, end: next.range.end },
        cuts: [word.cut, next.cut],
        value: next.value,
      };
  }
  return undefined;
}

/** `-oAcquire::…`: the value of a short option without a blank. */
function attachedValue({ value }: OptionSpelling, name: string, word: string): string | undefined {
  return value && /^-[A-Za-z]$/.test(name) && word.length > 2 && word.startsWith(name) ? word.slice(2) : undefined;
}

/** A letter in `-fsSLk`; what follows a letter that takes an argument is that argument (`-ok` writes a file k). */
function clustered({ short }: OptionSpelling, word: Word): FoundOption | undefined {
  if (!short || !/^-[A-Za-z0-9#:]+$/.test(word.value)) return undefined;
  const end = argumentStart(short.takingArgument, word.value);
  const letters = [...word.value.slice(0, end).matchAll(new RegExp(short.letter, 'g'))].map(({ index }) => index);
  if (letters.length === 0) return undefined;
  const alone = letters.length === word.value.length - 1;
  const cuts = alone ? [word.cut] : letters.map((index) => rangeIn(word.inner, index, index + 1));
  return { written: word.value, range: word.range, cuts };
}

/** Where the argument of the first letter that takes one begins. */
function argumentStart(takingArgument: string, cluster: string): number {
  for (let i = 1; i < cluster.length; i++) if (takingArgument.includes(cluster.charAt(i))) return i + 1;
  return cluster.length;
}

/** Whether the next word is the argument of this one. */
function takesNext({ short }: OptionSpelling, { value }: Word): boolean {
  if (!short || value.startsWith('--')) return false;
  return argumentStart(short.takingArgument, value) === value.length && short.takingArgument.includes(value.slice(-1));
}
