import { type MappedText, MappedTextBuilder } from './mapped-text.ts';

/**
 * A shell word as the shell sees it after quote removal, expansions left as written (POSIX.1-2017, 2.2 Quoting).
 * An unterminated quote runs to the end of the word.
 */
export function unquote(word: MappedText): MappedText {
  const { text, starts, ends } = word;
  const value = new MappedTextBuilder();
  const keep = (from: number, index = from) =>
    value.addEscaped(text.charAt(index), starts[from] ?? 0, ends[index] ?? 0);
  let quote: '"' | "'" | undefined;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (quote === "'") {
      if (char === "'") quote = undefined;
      else keep(i);
    } else if (char === '\\' && (quote === undefined || /["\\$`\n]/.test(text.charAt(i + 1)))) {
      i += 1;
      if (i < text.length && text.charAt(i) !== '\n') keep(i - 1, i);
    } else if (char === '"') quote = quote ? undefined : '"';
    else if (char === "'" && !quote) quote = "'";
    else keep(i);
  }
  return value.build();
}
