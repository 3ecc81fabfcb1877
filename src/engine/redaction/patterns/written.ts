import type { Range } from '../../workspace/source-file.ts';

/** A value as it is written behind a name. */
export interface Written {
  range: Range;
  /** Without the escapes of its quotes. */
  value: string;
  quoted: boolean;
}

const longest = 4096;
const opening = /(\\{0,7})(["'`])/y;
const plain =
  /[^\s"'`<>\\,;&|]{0,4096}(?:(?:[\\,;&|<>]|\\["'])(?![\s,;&|]|$|[\w.-]{1,60}=|\r|\n|["'])[^\s"'`\\,;&|<>]{0,400}){0,20}/y;
const anchor = /&[\w-]{1,60}[ \t]{1,10}(?=[^\s&])/y;
/** What stands for a secret in its place, blanks within. */
const standIn =
  /\$\{\{[^}\n]{0,200}\}\}|\{\{[^}\n]{0,300}\}\}|\$\([^)\n]{0,300}\)|\$\{[^}\n]{0,200}\}|<[^>\n]{1,100}>|\[[A-Za-z]{3,20}\]|\([a-z][a-z -]{2,40}\)|%[A-Za-z_%]{1,60}%/y;

/** The value that begins at `at`: in quotes, escaped ones too, up to their like; else up to a blank or the end of the list it stands in. */
export function writtenAt(text: string, at: number): Written | undefined {
  opening.lastIndex = at;
  const quote = opening.exec(text);
  if (quote) {
    const start = opening.lastIndex;
    return inQuotes(text, start, quote[1] ?? '', quote[2] ?? '"');
  }
  anchor.lastIndex = at;
  if (anchor.test(text)) return writtenAt(text, anchor.lastIndex);
  standIn.lastIndex = at;
  const stands = standIn.exec(text)?.[0];
  // What opens a table or a list, or names what an anchor of YAML holds, is no value.
  if (!stands && /^(?:[[{]|\*[A-Za-z_])/.test(text.slice(at, at + 2))) return undefined;
  plain.lastIndex = at + (stands?.length ?? 0);
  const rest = plain.exec(text)?.[0] ?? '';
  const value = (stands ?? '') + withoutClosers(rest);
  return value === '' ? undefined : { range: { start: at, end: at + value.length }, value, quoted: false };
}

/** What stands from there up to the closing quote, or to the end of the line; of several lines where a shell would take them. */
export function inQuotes(text: string, start: number, backslashes: string, quote: string): Written | undefined {
  const limit = Math.min(text.length, start + longest);
  const part = text.slice(start, limit);
  const closing = backslashes + quote;
  let end = part.indexOf(closing);
  // In plain double quotes a backslash escapes the quote; a closing one within escaped quotes has exactly as many.
  while (end > 0 && quote === '"' && isEscaped(part, end)) end = part.indexOf(closing, end + 1);
  const upTo = end < 0 ? part : part.slice(0, end);
  const lineEnd = upTo.search(/[\r\n]/);
  const isOne = lineEnd < 0 || (end > 0 && backslashes === '' && isOneText(upTo, part.slice(end + 1)));
  const stop = isOne ? upTo.length : lineEnd;
  const raw = part.slice(0, stop);
  if (raw === '') return undefined;
  const value = quote === '"' && backslashes === '' ? unescaped(raw) : raw;
  return { range: { start, end: start + raw.length }, value, quoted: true };
}

/** Whether lines up to a closing quote are one value: few, none of which sets or quotes anything, and nothing stands behind. */
const isOneText = (inside: string, behind: string): boolean =>
  /^[^\r\n"'`]{0,400}(?:\r?\n(?![ \t]{0,40}[\w.-]{1,60}[ \t]{0,8}[:=])[^\r\n"'`]{1,400}){1,5}$/.test(inside) &&
  /^[ \t]{0,8}(?:[;,)}]|\r?\n|$)/.test(behind);

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charAt(at - 1 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}

/** The escapes that JSON, TOML and YAML share; others stay. */
function unescaped(raw: string): string {
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/nrt]))/g, (_, hex: string | undefined, char: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : ({ n: '\n', r: '\r', t: '\t' }[char] ?? char),
  );
}

/** Without the brackets and full stops behind it that belong to what is around. */
function withoutClosers(text: string): string {
  let end = text.length;
  const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  for (; end > 0; end--) {
    const opener = closers[text.charAt(end - 1)];
    if (opener ? text.slice(0, end - 1).includes(opener) : !/[.,;:]/.test(text.charAt(end - 1))) break;
  }
  return text.slice(0, end);
}
