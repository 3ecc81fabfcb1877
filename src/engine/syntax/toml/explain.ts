/** What often stands where the parser stumbles, and how it is called. */
const SIGHTINGS: readonly { pattern: RegExp; says: string }[] = [
  { pattern: /^[“”„‟″]/, says: 'a typographic quote stands here; TOML needs the straight quote "' },
  { pattern: /^[‘’‚‛′]/, says: "a typographic quote stands here; TOML needs the straight quote '" },
  { pattern: /^(?:True|False|TRUE|FALSE)\b/, says: 'true and false are written in lower case' },
  { pattern: /^(?:yes|no|on|off|null|None|nil)\b/i, says: 'TOML knows only true and false here; a word needs quotes' },
  { pattern: /^(?:\{\{|\{%|\$\{|<%|%%|__[A-Z])/, says: 'this is a placeholder of a template, not TOML' },
  { pattern: /^\//, says: 'a path is a string and needs quotes' },
  { pattern: /^[A-Za-z][A-Za-z0-9._/:-]*\s*$/, says: 'a string needs quotes' },
  { pattern: /^:/, says: 'keys and values are joined by =, not by a colon' },
  { pattern: /^\u00a0/, says: 'a no-break space stands here' },
];

/** The parser's message, with what a person can do about it where that can be told. */
export function explain(text: string, index: number, message: string): string {
  const here = text.slice(index, Math.min(index + 200, endOfLine(text, index)));
  const seen = SIGHTINGS.find(({ pattern }) => pattern.test(here));
  return seen ? `${message}: ${seen.says}` : message;
}

function endOfLine(text: string, index: number): number {
  const end = text.indexOf('\n', index);
  return end === -1 ? text.length : end;
}
