/** Line and column, both counted from 1; the column in UTF-16 code units. */
export interface Position {
  line: number;
  column: number;
}

/** Where `offset` stands in `text`. Lines end at LF; a CR before it belongs to the line. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
