import type { Range } from '../../workspace/source-file.ts';

/**
 * Text derived from a longer one (joined lines, decoded strings), with the place that each of its code units has there.
 * So what is found in the derived text can be marked and edited in the file.
 */
export interface MappedText {
  text: string;
  /** `text[i]` is written in the file from `starts[i]` up to `ends[i]`, in UTF-16 code units. */
  starts: readonly number[];
  ends: readonly number[];
}

/** The part of `original` in `range`, unchanged. */
export function verbatim(original: string, range: Range): MappedText {
  const builder = new MappedTextBuilder();
  builder.add(original.slice(range.start, range.end), range.start);
  return builder.build();
}

export function slice(mapped: MappedText, start: number, end: number = mapped.text.length): MappedText {
  return {
    text: mapped.text.slice(start, end),
    starts: mapped.starts.slice(start, end),
    ends: mapped.ends.slice(start, end),
  };
}

/** Where `[start, end)` of the derived text stands in the file. An empty part stands at the character that follows. */
export function rangeIn(mapped: MappedText, start = 0, end: number = mapped.text.length): Range {
  const from = mapped.starts[start] ?? mapped.ends.at(-1) ?? 0;
  return { start: from, end: end > start ? (mapped.ends[end - 1] ?? from) : from };
}

/** Puts derived text together piece by piece. */
export class MappedTextBuilder {
  private readonly parts: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  /** Adds text that stands unchanged at `offset`. */
  add(text: string, offset: number): void {
    this.parts.push(text);
    for (let i = 0; i < text.length; i++) {
      this.starts.push(offset + i);
      this.ends.push(offset + i + 1);
    }
  }

  /** Adds one code unit that is written as `[start, end)`, e.g. as an escape. */
  addEscaped(char: string, start: number, end: number): void {
    this.parts.push(char);
    this.starts.push(start);
    this.ends.push(end);
  }

  build(): MappedText {
    return { text: this.parts.join(''), starts: this.starts, ends: this.ends };
  }
}
