/** A value to be written. */
export type TomlInput = string | number | boolean | readonly TomlInput[] | ReadonlyMap<string, TomlInput>;

export type Quote = '"' | "'";

// biome-ignore lint/suspicious/noControlCharactersInRegex: TOML forbids these in literal strings.
const NEEDS_ESCAPES = /['\u0000-\u0008\u000a-\u001f\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: TOML forbids these in basic strings.
const ESCAPED = /["\\\u0000-\u001f\u007f]/g;
const SHORT_ESCAPES = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);

/** A TOML string. In single quotes only where those can say it. Lone surrogates, which TOML cannot say, become U+FFFD. */
export function quoteString(value: string, quote: Quote): string {
  const text = isWellFormed(value) ? value : value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  if (quote === "'" && !NEEDS_ESCAPES.test(text)) return `'${text}'`;
  return `"${text.replace(ESCAPED, escapeOf)}"`;
}

function escapeOf(character: string): string {
  return SHORT_ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A key, bare where TOML allows it. */
export function writeKey(key: string, quote: Quote): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : quoteString(key, quote);
}

export function writeKeys(keys: readonly string[], quote: Quote): string {
  return keys.map((key) => writeKey(key, quote)).join('.');
}

/** A value on one line; maps become inline tables. */
export function writeValue(value: TomlInput, quote: Quote): string {
  if (typeof value === 'string') return quoteString(value, quote);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (isMap(value)) {
    const members = [...value].map(([key, member]) => `${writeKey(key, quote)} = ${writeValue(member, quote)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return `[${value.map((item) => writeValue(item, quote)).join(', ')}]`;
}

/** Whether TOML can say this value: it has no way to write half a surrogate pair. */
export function isWritable(value: TomlInput): boolean {
  if (typeof value === 'string') return isWellFormed(value);
  if (typeof value === 'boolean' || typeof value === 'number') return true;
  if (isMap(value)) return [...value].every(([key, member]) => isWellFormed(key) && isWritable(member));
  return value.every(isWritable);
}

function isMap(value: readonly TomlInput[] | ReadonlyMap<string, TomlInput>): value is ReadonlyMap<string, TomlInput> {
  return value instanceof Map;
}

function writeNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? '0' : String(value);
  const written = String(value);
  return /[.e]/.test(written) ? written : `${written}.0`;
}

/** Whether every surrogate of the text has its partner. */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}
