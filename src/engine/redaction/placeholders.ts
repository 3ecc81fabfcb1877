/** What stands for one spelling of one secret. */
export interface Placeholder {
  placeholder: string;
  kind: string;
  reason: string;
  /** The text that it stands for, exactly. */
  raw: string;
  /** With quotes where a number stood. */
  written: string;
}

interface Numbered {
  kind: string;
  number: number;
  spellings: number;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Decides what stands for what, once a value: the same secret has the same number in every text, and each further
 * spelling of it (escaped, in a URL) a word before that number, so that every spelling comes back byte for byte.
 *
 * A placeholder is made of capitals, underscores and digits: a plain word in TOML, JSON, YAML, shells and URLs, and one that
 * language models keep. It is no base64, on purpose: in the data of a Secret one that decodes would be applied without a
 * word and replace a working credential; this one Kubernetes refuses.
 */
export class Placeholders {
  private readonly stem: string;
  private readonly pattern: RegExp;
  private readonly byRaw = new Map<string, Placeholder>();
  private readonly byNumber = new Map<string, Placeholder>();
  private readonly byName = new Map<string, Placeholder>();
  private readonly byValue = new Map<string, Numbered>();
  private readonly counts = new Map<string, number>();

  /** `texts`: none of them will hold a placeholder of its own making. */
  constructor(texts: readonly string[]) {
    const taken = new Set(texts.flatMap((text) => text.match(/REDACTEDX*(?=_)/g) ?? []));
    let stem = 'REDACTED';
    while (taken.has(stem)) stem += 'X';
    this.stem = stem;
    this.pattern = new RegExp(`"?${stem}_[A-Z_]{1,60}_${numberPattern}"?`, 'g');
  }

  of(find: { kind: string; reason: string; value: string; raw: string; bare: boolean }): Placeholder {
    const { reason, raw, bare } = find;
    const made = bare ? this.byNumber : this.byRaw;
    const known = made.get(raw);
    if (known) return known;
    const numbered = this.numbered(find.kind, find.value);
    const spelling = bare ? 'NUMBER' : raw === find.value ? '' : spellingOf(raw);
    let further = 0;
    let placeholder = this.name(numbered, spelling, further);
    while (this.byName.has(placeholder)) placeholder = this.name(numbered, spelling || 'SPELLED', ++further);
    const stands = { placeholder, kind: numbered.kind, reason, raw, written: bare ? `"${placeholder}"` : placeholder };
    made.set(raw, stands);
    this.byName.set(placeholder, stands);
    return stands;
  }

  /** Puts every secret back, byte for byte; also where a text was redacted twice, and a placeholder stands for one. */
  restore(text: string): string {
    return text.replace(this.pattern, (match) => {
      const { name, before, after } = parts(match);
      const known = this.byName.get(name);
      if (!known) return match;
      const raw = known.raw.includes(this.stem) ? this.restore(known.raw) : known.raw;
      return known.written !== name && before && after ? raw : before + raw + after;
    });
  }

  /** Every word in a text that looks like one of ours. */
  within(text: string): { placeholder: string; known: boolean }[] {
    return [...text.matchAll(this.pattern)].map(([match]) => {
      const { name } = parts(match);
      return { placeholder: name, known: this.byName.has(name) };
    });
  }

  private numbered(kind: string, value: string): Numbered {
    const known = this.byValue.get(value);
    if (known) return known;
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    const numbered = { kind, number, spellings: 0 };
    this.byValue.set(value, numbered);
    return numbered;
  }

  private name({ kind, number }: Numbered, spelling: string, further: number): string {
    const words = `${kind.toUpperCase().replace(/[^A-Z]/g, '_')}${spelling && `_${spelling}`}${further > 0 ? `_${lettersOf(further)}` : ''}`;
    return `${this.stem}_${words}_${digitsOf(number)}`;
  }
}

function parts(match: string): { name: string; before: string; after: string } {
  const before = match.startsWith('"') ? '"' : '';
  const after = match.endsWith('"') ? '"' : '';
  return { name: match.slice(before.length, match.length - after.length), before, after };
}

const spellingOf = (raw: string): string => (/%[0-9A-Fa-f]{2}/.test(raw) ? 'URL' : 'ESCAPED');

const lettersOf = (number: number): string =>
  number < LETTERS.length
    ? (LETTERS[number] ?? '')
    : lettersOf(Math.floor(number / LETTERS.length)) + lettersOf(number % LETTERS.length);

/** No number is the beginning of another, whatever digits follow in the text: two digits; from 100 on four after 00; and so on. */
const digitsOf = (number: number): string =>
  number < 100
    ? String(number).padStart(2, '0')
    : number < 10_000
      ? `00${String(number).padStart(4, '0')}`
      : `000000${String(number).padStart(8, '0')}`;
const numberPattern = '(?:000000\\d{8}|00\\d{4}|\\d{2})';
