import { inQuotes, type Written } from './written.ts';

/** A name that is set to something, and where it stands. */
export interface Name {
  name: string;
  start: number;
  end: number;
}

/** Further words up to the end of a line. */
const further = /(?:[ \t]{1,2}[^\s"'`=#;|&<>(){}]{1,60}){1,5}(?=[ \t]{0,20}(?:\r?\n|$))/y;
const setting = /^[ \t]{0,20}(?:[\w.-]{1,80}[ \t]{0,20}=|\[[^\n]{1,80}\]\s*$)/;
const nextSetting = /[ \t]{0,20}\r?\n[ \t]{0,20}[\w.-]{1,80}[ \t]{0,20}=/y;

/** A line of an INI or properties file, where blanks are part of a value: one such line stands before or behind it. */
export function upToLineEnd(text: string, { name, start }: Name, between: string, written: Written): Written {
  const { end } = written.range;
  further.lastIndex = end;
  if (written.quoted || !between.includes('=') || !/[a-z]/.test(name) || !further.test(text)) return written;
  const stop = further.lastIndex;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (start - line > 20 || text.slice(line, start).trim() !== '') return written;
  const above = text.slice(Math.max(0, text.lastIndexOf('\n', line - 2) + 1, line - 300), line);
  nextSetting.lastIndex = stop;
  if (!setting.test(above) && !nextSetting.test(text)) return written;
  return {
    range: { start: written.range.start, end: stop },
    value: text.slice(written.range.start, stop),
    quoted: false,
  };
}

/**
 * `"NAME=a value"`, `--from-literal='name=a value'`: what is set in quotes that open before its name goes on to their like, but in a command for a shell,
 * and where something else is set behind it.
 */
export function quotedAsAWhole(text: string, start: number, at: number): Written | undefined {
  if (!/["']/.test(text.charAt(start - 1))) return undefined;
  const before = text.slice(Math.max(0, start - 30), start);
  const [, backslashes = '', quote] = /(?<!-c\W{1,12})(?<!\\)(\\{0,7})(["'])$/.exec(before) ?? [];
  const isName = /\s-(?:[deF]|-data[\w-]{0,12}|-form|-env|-from-literal|-set[\w-]{0,8}|-build-arg)[\s=]["']$/.test(
    before,
  );
  const name = isName ? /^[\w.-]+=[^\\"'`]/ : /^[A-Z][A-Z0-9_]*=[^\\"'`]/;
  if (!quote || !name.test(text.slice(start, at + 1))) return undefined;
  const written = inQuotes(text, at, backslashes, quote);
  return written && /[\s,;&|]\S{1,80}=/.test(written.value) ? undefined : written;
}

/** Without the asterisks by which Markdown stresses a word. */
export function withoutStress(written: Written): Written {
  const [, value] = (!written.quoted && /^\*\*([^*].{0,400})\*\*$/.exec(written.value)) || [];
  const { start, end } = written.range;
  return value ? { range: { start: start + 2, end: end - 2 }, value, quoted: false } : written;
}

/** What stands before the brace that closes. */
export function inBraces(text: string, start: number): Written {
  const end = text.indexOf('}', start);
  return { range: { start, end }, value: text.slice(start, end), quoted: true };
}

/** The text of an element of XML, as in Maven's settings.xml. */
export function inElement(text: string, start: number): Written | undefined {
  const found = /^(\s{0,80}(?:<!\[CDATA\[)?)((?<=\[)[^\]\n]{1,400}(?=\]\]>)|[^\s<][^<]{0,1000}(?=<\/))/.exec(
    text.slice(start, start + 1200),
  );
  const [, before = '', inside = ''] = found ?? [];
  const value = inside.trimEnd();
  const from = start + before.length;
  if (value === '' || value.includes('\n')) return undefined;
  return { range: { start: from, end: from + value.length }, value, quoted: true };
}
