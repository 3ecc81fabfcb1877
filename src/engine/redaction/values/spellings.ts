import { kindsOfCharacters } from '../characters.ts';
import { asBinary } from './base64.ts';
import type { Needle } from './hits.ts';

/**
 * Words that stand in a configuration for other reasons as well: taking them away everywhere would say nothing about the
 * secret and spoil the text. Public defaults are among them.
 */
const common = new Set(
  'password passwort passwd secret secrets token admin administrator root user username default registry registries harbor docker dockerhub containerd kubernetes library localhost example internal private public changeme changeit change-me test testing testuser guest robot system service latest production staging development enabled disabled insecure security unknown authority certificate mirrors endpoint plugins config configs letmein welcome qwerty'.split(
    ' ',
  ),
);

/**
 * How a secret is looked for outside the place where it was found:
 * from eight characters of two kinds, or twelve of one, anywhere, within other words too; from five characters of letters (but
 * no common word) or from six digits, where it stands alone; shorter ones and common words not at all. Those are hidden only where
 * they stand as a secret: three characters occur in every text, and would show by their absence what they are.
 */
export function travels(value: string): 'anywhere' | 'alone' | 'never' {
  const text = value.trim();
  if (text.length < 5 || common.has(text.toLowerCase()) || /^(.)\1*$/.test(text.slice(0, 100))) return 'never';
  if (/^\d+$/.test(text)) return text.length < 6 ? 'never' : text.length < 12 ? 'alone' : 'anywhere';
  const kinds = kindsOfCharacters(text);
  if (/^[a-z]+$/i.test(text)) return text.length < 12 && kinds === 1 ? 'alone' : text.length < 8 ? 'alone' : 'anywhere';
  return text.length < 8 ? 'alone' : 'anywhere';
}

const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Longer ones are looked for by their beginning. */
const longestSpelled = 200;

/** A value as it is, as JSON holds it, and as URLs do: what most writers go out from. */
interface Spelled {
  value: string;
  json: string;
  percent: string;
}

/** How writers spell a value, and the characters without which they leave it as it is. */
const writers: readonly { when: RegExp; write(spelled: Spelled): string }[] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them.
  { when: /["\\\u0000-\u001f]/, write: ({ json }) => json },
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them.
  { when: /["\\\u0000-\u001f]/, write: ({ json }) => inJson(json) },
  { when: /\//, write: ({ json }) => json.replaceAll('/', '\\/') },
  // Go's encoding/json writes these three so.
  { when: /[<>&]/, write: ({ json }) => json.replace(/[<>&]/g, unicodeEscape) },
  { when: /[^\x20-\x7e]/, write: ({ json }) => json.replace(/[^\x20-\x7e]/g, unicodeEscape) },
  { when: /[^\w.~-]/, write: ({ percent }) => percent },
  { when: / /, write: ({ percent }) => percent.replaceAll('%20', '+') },
  { when: /[!'()*]/, write: ({ percent }) => strictly(percent) },
  { when: / /, write: ({ percent }) => strictly(percent).replaceAll('%20', '+') },
  { when: /[^\w.~-]/, write: ({ percent }) => percent.replaceAll('%', '%25') },
  // Go's url.UserPassword leaves `$&+,;=`.
  { when: /[$&+,;=]/, write: ({ percent }) => percent.replace(/%(?:24|26|2B|2C|3B|3D)/g, decodeURIComponent) },
  { when: /'/, write: ({ value }) => value.replaceAll("'", "''") },
  { when: /'/, write: ({ value }) => value.replaceAll("'", `'\\''`) },
  { when: /[^\w@%+=:,./-]/, write: ({ value }) => value.replace(/[^\w@%+=:,./-]/g, '\\$&') },
  { when: /["\\$`]/, write: ({ value }) => value.replace(/["\\$`]/g, '\\$&') },
  {
    when: /[&<>]/,
    write: ({ value }) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  },
  { when: /[\u0080-\uffff]/, write: ({ value }) => asBinary(value) },
  { when: /%/, write: ({ value }) => evenHex(value) },
];

/** Nothing escapes these. */
const plain = /^[A-Za-z0-9._~-]+$/;

/** Every spelling of a value that a text may hold: as it is, in JSON, TOML or YAML, in URLs, in shells and markup. */
function spellingsOf(value: string): string[] {
  if (plain.test(value)) return [value];
  const spelled = { value, json: inJson(value), percent: percentEncoded(value) };
  const all = new Set([value]);
  for (const { when, write } of writers) if (when.test(value)) all.add(write(spelled));
  return [...all].filter((text) => text !== '');
}

/** Letters and digits are the same in every spelling, but in what URLs escape. */
const partsOf = (value: string): readonly string[] =>
  value.replace(/%[0-9a-f]{2}/gi, ' ').match(/[A-Za-z0-9]{4,}/g) ?? [];

/**
 * What finds every spelling of the values: one of their parts, where it is part of no other value; only where that stands somewhere
 * the spellings are made. `way` tells how a value travels.
 */
export function needlesFor(values: readonly string[], way: (value: string) => ReturnType<typeof travels>): Needle[] {
  const counts = new Map<string, number>();
  const all = values.map((value) => ({ value, parts: plain.test(value) ? undefined : partsOf(value) }));
  for (const { value, parts = [value] } of all) for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  return all.flatMap(({ value, parts }): Needle[] => {
    const travelling = way(value);
    if (travelling === 'never') return [];
    const whole = travelling === 'alone';
    if (!parts) return [{ text: value, whole, value }];
    const part = parts
      .filter((each) => counts.get(each) === 1)
      .reduce((best, each) => (each.length > best.length ? each : best), '');
    if (part === '' || value.length > longestSpelled) return spellingsOf(value).map((text) => ({ text, whole, value }));
    let made: readonly string[] | undefined;
    const spellings = () => {
      made ??= spellingsOf(value);
      return made;
    };
    const behind = value.charAt(value.indexOf(part) + part.length);
    return [{ text: part, whole, value, spellings, behind }];
  });
}

const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udfff]/g, (char, at: number) => (isPaired(text, at) ? char : ''));
const isPaired = (text: string, at: number): boolean => {
  const high = text.charCodeAt(at) < 0xdc00;
  const other = text.charCodeAt(high ? at + 1 : at - 1);
  return high ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
};
const percentEncoded = (text: string): string => encodeURIComponent(wellFormed(text));
/** What encodeURIComponent leaves, and RFC 3986 reserves. */
const strictly = (percent: string): string =>
  percent.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
/** The hexadecimal digits of a URL are written in either case; texts are searched with one. As long as before. */
export function evenHex(text: string): string {
  return text.includes('%') ? text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()) : text;
}
