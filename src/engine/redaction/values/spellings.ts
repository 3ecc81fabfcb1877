import { asBinary } from './base64.ts';
import type { Needle } from './search.ts';

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
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  if (/^[a-z]+$/i.test(text)) return text.length < 12 && kinds === 1 ? 'alone' : text.length < 8 ? 'alone' : 'anywhere';
  return text.length < 8 ? 'alone' : 'anywhere';
}

/** Every spelling of a value that a text may hold: as it is, in JSON, TOML or YAML, in URLs, in shells and markup. */
export function spellingsOf(value: string, wanted: 'anywhere' | 'alone'): Needle[] {
  const whole = wanted === 'alone';
  // Nothing escapes these.
  if (/^[A-Za-z0-9._~-]+$/.test(value)) return [{ text: value, whole }];
  if (/^[A-Za-z0-9._~+/=-]+$/.test(value))
    return [value, value.replaceAll('/', '\\/'), percentEncoded(value)].map((text) => ({ text, whole }));
  const json = JSON.stringify(value).slice(1, -1);
  const url = percentEncoded(value);
  const strict = url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const all = new Set([
    value,
    json,
    JSON.stringify(json).slice(1, -1),
    json.replaceAll('/', '\\/'),
    // Go's encoding/json writes these three so.
    json.replace(/[<>&]/g, unicodeEscape),
    json.replace(/[^\x20-\x7e]/g, unicodeEscape),
    url,
    url.replaceAll('%20', '+'),
    strict,
    strict.replaceAll('%20', '+'),
    percentEncoded(url),
    encodedUserinfo(value),
    value.replaceAll("'", "''"),
    value.replaceAll("'", `'\\''`),
    value.replace(/[^\w@%+=:,./-]/g, '\\$&'),
    value.replace(/["\\$`]/g, '\\$&'),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    asBinary(value),
  ]);
  for (const text of [...all]) all.add(evenHex(text));
  return [...all].filter((text) => text !== '').map((text) => ({ text, whole }));
}

const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udfff]/g, (char, at: number) => (isPaired(text, at) ? char : ''));
const isPaired = (text: string, at: number): boolean => {
  const high = text.charCodeAt(at) < 0xdc00;
  const other = text.charCodeAt(high ? at + 1 : at - 1);
  return high ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
};
const percentEncoded = (text: string): string => encodeURIComponent(wellFormed(text));
/** The hexadecimal digits of a URL are written in either case; texts are searched with one. As long as before. */
export const evenHex = (text: string): string =>
  text.includes('%') ? text.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()) : text;

const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
/** As Go's url.UserPassword writes it: `$&+,;=` stay. */
const encodedUserinfo = (text: string): string =>
  percentEncoded(text).replace(/%(?:24|26|2B|2C|3B|3D)/g, (code) => decodeURIComponent(code));
