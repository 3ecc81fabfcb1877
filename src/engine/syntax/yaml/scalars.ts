import type { Range } from '../../workspace/source-file.ts';
import type { ScalarValue } from '../tree.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  e: '\x1b',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  N: '\x85',
  _: '\xa0',
};

/** What is written in quotes in `range`, quotes included; lines are folded (YAML 1.2, 7.3). */
export function quotedScalar(text: string, range: Range): ScalarValue {
  const quote = text.charAt(range.start);
  const closed = range.end - range.start > 1 && text.charAt(range.end - 1) === quote;
  const raw = text.slice(range.start + 1, closed ? range.end - 1 : range.end);
  const folded = raw.includes('\n') ? raw.replace(/[ \t]*\r?\n[ \t]*/g, ' ') : raw;
  if (quote === "'") return { kind: 'string', value: folded.replaceAll("''", "'"), range };
  const value = folded.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (_, x?: string, u?: string, wide?: string, char?: string) => {
      const code = Number.parseInt(x ?? u ?? wide ?? '', 16);
      if (char !== undefined) return escapes[char] ?? char;
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
  return { kind: 'string', value, range };
}

/** A scalar without quotes (YAML 1.2 core schema; `yes` and its like are words). */
export function plainScalar(text: string, range: Range): ScalarValue {
  const value = text.slice(range.start, range.end).replace(/[ \t]*\r?\n[ \t]*/g, ' ');
  if (/^(?:true|false)$/i.test(value)) return { kind: 'boolean', value: /^t/i.test(value), range };
  if (/^[-+]?(?:\d{1,30}|\d{1,30}\.\d{0,30}(?:e[-+]?\d{1,3})?)$/i.test(value))
    return { kind: 'number', value: Number(value), range };
  if (value === '' || value.startsWith('*') || /^(?:null|~)$/i.test(value)) return { kind: 'other', value, range };
  return { kind: 'string', value, range };
}
