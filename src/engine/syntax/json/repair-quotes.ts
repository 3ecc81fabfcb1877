type Quoted =
  /** `quotes`: offsets of the opening and the closing quote. */
  { ok: true; quotes: [number, number]; end: number } | { ok: false; reason: string };

const double = '"\u201c\u201d\u201e\u201f\u2033\uff02';
const single = "'\u2018\u2019\u201a\u201b\u2032";

/** Signs that are typed or pasted for JSON's punctuation. */
const signs: Readonly<Record<string, ',' | ':'>> = {
  ',': ',',
  '\uff0c': ',',
  ';': ',',
  '\uff1b': ',',
  '\u3001': ',',
  ':': ':',
  '\uff1a': ':',
  '=': ':',
};

/** The punctuation that a sign stands for; undefined for any other character. */
export function lookAlike(char: string): ',' | ':' | undefined {
  return Object.hasOwn(signs, char) ? signs[char] : undefined;
}

export function startsQuoted(text: string, offset: number): boolean {
  const char = text[offset] ?? '';
  return char !== '' && (double.includes(char) || single.includes(char));
}

/**
 * The text in quotes that starts at `offset`. The right closing quote is the first with punctuation or the line's end
 * behind it: so an apostrophe or a quotation inside is not mistaken for it.
 */
export function readQuoted(text: string, offset: number): Quoted {
  const open = text[offset] ?? '';
  const close = single.includes(open) ? closingSingle(text, offset) : closingDouble(text, offset, open === '"');
  if (close === undefined) return { ok: false, reason: 'this text in quotes does not end on its line.' };
  const content = text.slice(offset + 1, close);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids these in quotes.
  if (/[\u0000-\u001f]/.test(content)) return { ok: false, reason: 'a control character stands in quotes.' };
  if (open !== '"' && /["\\]/.test(content))
    return { ok: false, reason: 'it is not clear where this text in quotes ends.' };
  return { ok: true, quotes: [offset, close], end: close + 1 };
}

function closingSingle(text: string, offset: number): number | undefined {
  for (let i = offset + 1; onLine(text, i); i++) if (single.includes(text[i] ?? '') && ends(text, i + 1)) return i;
  return undefined;
}

/** A straight quote closes what a straight one opened, unless only a curly one has the look of an end. */
function closingDouble(text: string, offset: number, straight: boolean): number | undefined {
  let curly: number | undefined;
  for (let i = offset + 1; onLine(text, i); i++) {
    const char = text[i] ?? '';
    if (char === '\\' && straight) i += 1;
    else if (char === '"') return ends(text, i + 1) || curly === undefined ? i : curly;
    else if (double.includes(char) && ends(text, i + 1)) {
      if (!straight) return i;
      curly ??= i;
    }
  }
  return curly;
}

function onLine(text: string, offset: number): boolean {
  return offset < text.length && text[offset] !== '\n' && text[offset] !== '\r';
}

function ends(text: string, offset: number): boolean {
  const after = /[ \t]{0,200}(?:[,:}\]\uff0c\uff1a;\uff1b\u3001=#\r\n]|\/[/*]|$)/y;
  after.lastIndex = offset;
  return after.test(text);
}
