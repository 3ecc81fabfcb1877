import type { Entry, Value } from '../tree.ts';
import { endOfQuoted } from './lines.ts';
import { plainScalar, quotedScalar } from './scalars.ts';

/** Deeper than any manifest, and safe for the stack. */
const deepest = 100;

/** Reads `{…}` and `[…]`, over as many lines as they go on. What does not fit is passed over. */
export class FlowReader {
  private readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  value(depth = 0): Value {
    const start = this.at;
    const opening = this.text.charAt(start);
    if ((opening !== '{' && opening !== '[') || this.text.startsWith('{{', start)) return this.scalar();
    if (depth === deepest) {
      this.at = this.text.length;
      return plainScalar('', { start: 0, end: 0 });
    }
    this.at += 1;
    const items: Value[] = [];
    const entries: Entry[] = [];
    for (this.skip(); this.at < this.text.length && !this.closes(); this.skip()) {
      const before = this.at;
      const item = this.value(depth + 1);
      const entry = this.entry(item, depth);
      if (entry) entries.push(entry);
      else if (this.at > before) items.push(item);
      if (this.at === before) this.at += 1;
    }
    this.at += 1;
    const range = { start, end: Math.min(this.at, this.text.length) };
    if (opening === '{') return { kind: 'table', entries, range };
    return {
      kind: 'array',
      items: [...items, ...entries.map((entry): Value => ({ kind: 'table', entries: [entry], range: entry.range }))],
      range,
    };
  }

  /** The entry whose key has just been read, if a colon follows it. */
  private entry(key: Value, depth: number): Entry | undefined {
    this.blanks();
    if (this.text.charAt(this.at) !== ':' || key.kind === 'table' || key.kind === 'array') return undefined;
    this.at += 1;
    this.blanks();
    const value = /[,}\]]/.test(this.text.charAt(this.at))
      ? plainScalar('', { start: this.at, end: this.at })
      : this.value(depth + 1);
    return {
      key: String(key.value),
      keyRange: key.range,
      value,
      range: { start: key.range.start, end: value.range.end },
    };
  }

  private scalar(): Value {
    const start = this.at;
    const first = this.text.charAt(start);
    if (first === '"' || first === "'") {
      this.at = endOfQuoted(this.text, start, this.text.length) ?? this.text.length;
      return quotedScalar(this.text, { start, end: this.at });
    }
    while (this.at < this.text.length && !this.endsPlain())
      this.at += this.text.startsWith('{{', this.at) ? this.template() : 1;
    let end = this.at;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end -= 1;
    return plainScalar(this.text, { start, end });
  }

  private template(): number {
    const close = this.text.slice(this.at, this.at + 500).indexOf('}}');
    return close < 0 ? 2 : close + 2;
  }

  private endsPlain(): boolean {
    const char = this.text.charAt(this.at);
    if (char === '{') return false;
    if (/[,[\]}\n]/.test(char)) return true;
    const next = this.text.charAt(this.at + 1);
    return (char === ':' && /^[\s,[\]{}]?$/.test(next)) || (char === '#' && /\s/.test(this.text.charAt(this.at - 1)));
  }

  private closes(): boolean {
    return /[\]}]/.test(this.text.charAt(this.at));
  }

  private blanks(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at += 1;
  }

  private skip(): void {
    for (;;) {
      while (/[\s,]/.test(this.text.charAt(this.at))) this.at += 1;
      if (this.text.charAt(this.at) !== '#') return;
      const lf = this.text.indexOf('\n', this.at);
      this.at = lf < 0 ? this.text.length : lf;
    }
  }
}
