import { lookAlike, readQuoted, startsQuoted } from './repair-quotes.ts';
import { type RepairStep, Unclear } from './repair-step.ts';
import { passTrivia } from './repair-trivia.ts';
import { literalOf, wordAt } from './repair-words.ts';

type Close = '}' | ']' | 'end';

/** Walks a text as the JSON that it was meant to be and notes each change that makes it so. */
export class Mender {
  private readonly text: string;
  private readonly steps: RepairStep[] = [];
  private at: number;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith('\ufeff') ? 1 : 0;
  }

  mend(): RepairStep[] {
    this.skip();
    if (startsQuoted(this.text, this.at)) this.fragment();
    else if (/[{[]/.test(this.peek())) {
      this.value();
      this.tail();
    } else throw new Unclear('the file does not begin with {.', this.at);
    return this.steps;
  }

  /** Members without the braces around them, as documentation shows a single setting. */
  private fragment(): void {
    const start = this.at;
    const end = this.members('end', () => this.member());
    const eol = /\r?\n/.exec(this.text.slice(start, end))?.[0] ?? '';
    const says = 'The braces around the whole file are missing.';
    this.step('missing-braces', start, start, `{${eol}`, says);
    this.step('missing-braces', end, end, `${eol}}`, says);
  }

  private tail(): void {
    for (this.skip(); this.at < this.text.length; this.skip()) {
      const char = this.peek();
      if (char === '}' || char === ']') this.drop('surplus-bracket', `There is a ${char} too many.`);
      else if (char === ',') this.drop('surplus-comma', 'There is a comma too many.');
      else if (char === '{')
        throw new Unclear('a second object begins here, and how the two belong together is not said.', this.at);
      else throw new Unclear('something stands here behind the end of the JSON value.', this.at);
    }
  }

  private value(): void {
    this.skip();
    const char = this.peek();
    if (char === '{') this.bracketed('}', () => this.member());
    else if (char === '[') this.bracketed(']', () => this.value());
    else if (startsQuoted(this.text, this.at)) this.quoted();
    else this.word();
  }

  private bracketed(close: Close, member: () => void): void {
    this.at += 1;
    this.members(close, member);
    this.at += 1;
  }

  /** Reads members up to the closing bracket; returns where the last one ends. */
  private members(close: Close, member: () => void): number {
    let end = this.at;
    let any = false;
    let comma: number | undefined;
    for (this.skip(); !this.closes(close); this.skip()) {
      if (lookAlike(this.peek()) === ',') {
        if (any && comma === undefined) comma = this.at++;
        else this.drop('surplus-comma', 'There is a comma too many.');
        continue;
      }
      if (any && comma === undefined)
        this.step('missing-comma', end, end, ',', 'A comma is missing between two values.');
      else if (comma !== undefined) this.punctuation(comma, ',');
      member();
      [any, end, comma] = [true, this.at, undefined];
    }
    if (comma !== undefined)
      this.step('trailing-comma', comma, comma + 1, '', 'JSON allows no comma after the last value.');
    return end;
  }

  private closes(close: Close): boolean {
    const char = this.peek();
    if (char === (close === 'end' ? '' : close)) return true;
    if (char === '')
      throw new Unclear(`the closing ${close} is missing; the end of the file may be missing with it.`, this.at);
    if (char === '}' || char === ']')
      throw new Unclear(`a ${char} stands where no bracket of that kind is open.`, this.at);
    return false;
  }

  private member(): void {
    const start = this.at;
    if (startsQuoted(this.text, start)) this.quoted();
    else {
      const word = /[A-Za-z_$][\w$.-]{0,200}/y;
      word.lastIndex = start;
      const key = word.exec(this.text)?.[0];
      if (!key) throw new Unclear('a key is expected here.', start);
      this.at += key.length;
      this.step('unquoted-key', start, this.at, `"${key}"`, 'A key has to stand in double quotes.');
    }
    this.skip();
    if (lookAlike(this.peek()) !== ':') throw new Unclear('a colon is expected behind the key.', this.at);
    this.punctuation(this.at, ':');
    this.at += 1;
    this.value();
  }

  private quoted(): void {
    const quoted = readQuoted(this.text, this.at);
    if (!quoted.ok) throw new Unclear(quoted.reason, this.at);
    for (const offset of quoted.quotes)
      if (this.text[offset] !== '"')
        this.step('quotes', offset, offset + 1, '"', 'JSON knows straight double quotes only.');
    this.backslashes(this.at + 1, quoted.end - 1);
    this.at = quoted.end;
  }

  /** In a path of Windows each single backslash is meant as one. */
  private backslashes(start: number, end: number): void {
    const written = this.text.slice(start, end);
    if (!/^[A-Za-z]:(?:\\(?!\\)|[^\\]){1,400}$/.test(written)) return;
    for (const { index } of written.matchAll(/\\/g))
      this.step('backslash', start + index, start + index, '\\', 'JSON wants a backslash written twice.');
  }

  private word(): void {
    const word = wordAt(this.text, this.at);
    const literal = literalOf(word);
    if (!literal)
      throw new Unclear(word === '' ? 'a value is expected here.' : 'it is not clear what value this is.', this.at);
    const start = this.at;
    this.at += word.length;
    if (literal.text !== word) this.step(literal.kind, start, this.at, literal.text, literal.says);
  }

  private punctuation(offset: number, char: string): void {
    if (this.text[offset] !== char)
      this.step('punctuation', offset, offset + 1, char, `Here stands another sign than the ${char} of JSON.`);
  }

  /** Passes over blanks and comments. */
  private skip(): void {
    const { end, steps } = passTrivia(this.text, this.at);
    this.steps.push(...steps);
    this.at = end;
  }

  private drop(kind: RepairStep['kind'], says: string): void {
    this.step(kind, this.at, this.at + 1, '', says);
    this.at += 1;
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private step(kind: RepairStep['kind'], start: number, end: number, text: string, says: string): void {
    this.steps.push({ kind, range: { start, end }, text, says });
  }
}
