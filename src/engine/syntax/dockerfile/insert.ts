import type { TextEdit } from '../../workspace/source-file.ts';
import type { Dockerfile, Instruction } from './document.ts';
import { endOfLine } from './join.ts';

/** The line end that the file uses. */
function lineEndOf({ file: { text } }: Dockerfile): '\r\n' | '\n' {
  const feed = text.indexOf('\n');
  return feed > 0 && text.charAt(feed - 1) === '\r' ? '\r\n' : '\n';
}

/** Puts lines before an instruction, above the comment lines that stand directly on it. */
export function insertBefore(dockerfile: Dockerfile, instruction: Instruction, lines: readonly string[]): TextEdit {
  const { text, path } = dockerfile.file;
  let at = text.lastIndexOf('\n', instruction.range.start - 1) + 1;
  while (at > 0) {
    const above = text.lastIndexOf('\n', at - 2) + 1;
    if (!/^[ \t]*#/.test(text.slice(above, at)) || isInside(dockerfile, above)) break;
    at = above;
  }
  const end = lineEndOf(dockerfile);
  return { path, range: { start: at, end: at }, text: lines.map((line) => line + end).join('') };
}

/** Puts lines after an instruction. */
export function insertAfter(dockerfile: Dockerfile, instruction: Instruction, lines: readonly string[]): TextEdit {
  const { text, path } = dockerfile.file;
  const feed = endOfLine(text, instruction.range.end, text.length);
  const end = lineEndOf(dockerfile);
  const at = Math.min(feed + 1, text.length);
  const missing = feed === text.length ? end : '';
  const inserted = lines.join(end);
  return { path, range: { start: at, end: at }, text: missing + inserted + (missing ? '' : end) };
}

/** Whether a line belongs to an instruction, e.g. as the end of a here-document, or is a parser directive. */
function isInside({ directives, globals, stages }: Dockerfile, offset: number): boolean {
  const spans = [
    ...directives.map(({ value }) => ({ start: 0, end: value.range.end })),
    ...[...globals, ...stages.flatMap((stage) => [stage.from, ...stage.instructions])].map(({ range }) => range),
  ];
  return spans.some(({ start, end }) => start <= offset && offset < end);
}
