import { lineEnd } from './lines.ts';

/** What the reader looked for when it stumbled. */
export type Sought = 'key' | 'equals' | 'value' | 'end';

interface Sighting {
  pattern: RegExp;
  /** Told only where one of these was sought. */
  sought?: readonly Sought[];
  says: string;
}

/** What often stands where the reader stumbles, and how it is called. */
const SIGHTINGS: readonly Sighting[] = [
  { pattern: /^[“”„‟″]/, says: 'a typographic quote stands here; TOML needs the straight quote "' },
  { pattern: /^[‘’‚‛′]/, says: "a typographic quote stands here; TOML needs the straight quote '" },
  { pattern: /^(?:\{\{|\{%|\$\{|<%|%%|__[A-Z])/, says: 'this is a placeholder of a template, not TOML' },
  { pattern: /^\u00a0/, says: 'a no-break space stands here' },
  { pattern: /^\ufeff/, says: 'a byte order mark stands here, which only the start of a file may have' },
  { pattern: /^\r/, says: 'a carriage return without a line feed behind it stands here' },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that TOML forbids.
  { pattern: /^[\u0000-\u0008\u000b-\u001f\u007f]/, says: 'a control character stands here' },
  { pattern: /^:/, sought: ['equals'], says: 'keys and values are joined by =, not by a colon' },
  { pattern: /^(?:True|False|TRUE|FALSE)\b/, sought: ['value'], says: 'true and false are written in lower case' },
  {
    pattern: /^(?:yes|no|on|off|null|None|nil)\b/i,
    sought: ['value'],
    says: 'TOML knows only true and false here; a word needs quotes',
  },
  { pattern: /^\//, sought: ['value', 'equals'], says: 'a path is a string and needs quotes' },
  { pattern: /^[A-Za-z][A-Za-z0-9._/:-]*\s*$/, sought: ['value'], says: 'a string needs quotes' },
  {
    pattern: /^[+-]?0[0-9_]+(?:[.eE].*)?\s*$/,
    sought: ['value'],
    says: 'a number has no zeros in front; octal ones begin with 0o',
  },
];

/** What a person can do about what stands at `at`, where that can be told. */
export function explain(text: string, at: number, sought: Sought): string | undefined {
  const here = text.slice(at, Math.min(at + 200, lineEnd(text, at)));
  return SIGHTINGS.find((seen) => (!seen.sought || seen.sought.includes(sought)) && seen.pattern.test(here))?.says;
}
