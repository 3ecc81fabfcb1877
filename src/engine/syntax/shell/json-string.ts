import { type MappedText, MappedTextBuilder } from './mapped-text.ts';

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The value of a JSON string literal, quotes included in `literal`. What is no valid escape stands for itself. */
export function decodeJsonString(literal: MappedText): MappedText {
  const { text, starts, ends } = literal;
  const value = new MappedTextBuilder();
  const last = text.length - 1;
  for (let i = 1; i < last; i++) {
    const from = i;
    let char = text.charAt(i);
    if (char === '\\' && i + 1 < last) {
      i += 1;
      const hex = /^u([0-9a-fA-F]{4})/.exec(text.slice(i, i + 5))?.[1];
      if (hex) i += 4;
      char = hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (escapes[text.charAt(i)] ?? text.charAt(i));
    }
    value.addEscaped(char, starts[from] ?? 0, ends[i] ?? 0);
  }
  return value.build();
}
