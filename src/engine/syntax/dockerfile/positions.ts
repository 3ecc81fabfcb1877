import type { Range } from '../../workspace/source-file.ts';

interface LinePosition {
  line: number;
  character: number;
}

/** Turns the parser's lines and characters into offsets. It ends lines at CR, LF and CRLF (vscode-languageserver-textdocument). */
export class Positions {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const match of text.matchAll(/\r\n|\r|\n/g)) this.starts.push(match.index + match[0].length);
  }

  range(range: { start: LinePosition; end: LinePosition }): Range {
    return { start: this.offset(range.start), end: this.offset(range.end) };
  }

  private offset({ line, character }: LinePosition): number {
    return (this.starts[line] ?? 0) + character;
  }
}
