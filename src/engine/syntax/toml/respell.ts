import { applyEdits } from '../../workspace/edits.ts';
import type { SourceFile, TextEdit } from '../../workspace/source-file.ts';
import { readToml } from './read.ts';

/** A slip within one line; it matches only where the rest of the line says what is meant. */
export interface Slip {
  wrong: RegExp;
  right: (...groups: string[]) => string;
}

/** Longer lines were not written by hand. */
const LONGEST = 2000;

/** Slips of word processors. */
const typography: readonly Slip[] = [
  { wrong: /[“”„‟″]/g, right: () => '"' },
  { wrong: /[‘’‚‛′]/g, right: () => "'" },
  { wrong: /\u00a0/g, right: () => ' ' },
];

/** A path of Windows, whose backslashes begin escapes in double quotes. */
const windowsPath: Slip = {
  wrong: /"([A-Za-z]:(?:\\(?!["\\])|[^"'\\]){1,400})"/g,
  right: (written, path = '') => (path.includes('\\') ? `'${path}'` : written),
};

/** Values as other languages write them. */
const values: readonly Slip[] = [
  // A switch that is not read today must not begin to turn verification off.
  {
    wrong: /^(\s*(?:insecure_)?skip_verify\s*=\s*)(?:true|True|TRUE|yes|on)(?=\s*(?:#|$))/,
    right: (_, key) => `${key}false`,
  },
  { wrong: /^(\s*[\w-]+\s*=\s*)(?:True|TRUE)(?=\s*(?:#|$))/, right: (_, key) => `${key}true` },
  { wrong: /^(\s*[\w-]+\s*=\s*)(?:False|FALSE)(?=\s*(?:#|$))/, right: (_, key) => `${key}false` },
  { wrong: /^(\s*[\w-]+\s*=\s*)(\/[^\s"'[\]{},#]*)(?=\s*(?:#|$))/, right: (_, key, value) => `${key}"${value}"` },
];

/** `key: value` where the key is one of these. */
export function colonAfter(keys: readonly string[]): Slip {
  return {
    wrong: new RegExp(`^(\\s*)(${keys.join('|')})(\\s*):(\\s+)`),
    right: (_, indent, key, before, after) => `${indent}${key}${before || ' '}=${after}`,
  };
}

/**
 * What corrects the spelling of a file that is no TOML, line by line: the slips of word processors, the `own` ones of its
 * kind of file, the values of other languages. Undefined unless the file is TOML afterwards. `verifies`: a switch that turns verification off was corrected to off.
 */
export function respell(
  { path, text }: SourceFile,
  own: readonly Slip[],
): { edits: TextEdit[]; verifies: boolean } | undefined {
  const slips = [...typography, windowsPath, ...own, ...values];
  const edits = [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: written, index }): TextEdit[] => {
    const before = written.endsWith('\r') ? written.slice(0, -1) : written;
    const after = corrected(before, slips);
    return after === before ? [] : [{ path, range: { start: index, end: index + before.length }, text: after }];
  });
  const whole = applyEdits(text, edits);
  if (edits.length === 0 || whole === undefined || readToml({ path, text: whole }).problems.length > 0)
    return undefined;
  return { edits, verifies: edits.some((edit) => /^\s*(?:insecure_)?skip_verify/.test(edit.text)) };
}

function corrected(line: string, slips: readonly Slip[]): string {
  if (line.length > LONGEST || line.trimStart().startsWith('#')) return line;
  return slips.reduce((text, { wrong, right }) => text.replace(wrong, right), line);
}
