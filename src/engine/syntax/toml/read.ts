import type { Range, SourceFile, SyntaxProblem } from '../../workspace/source-file.ts';
import { buildTables } from './build.ts';
import type { TomlDocument, TomlTable } from './document.ts';
import { type Parsed, parse } from './parse.ts';
import { buildTree } from './value-tree.ts';

/**
 * Reads TOML 1.0. Never throws: what is wrong is in `problems`, what could still be read in the tree.
 * All offsets are UTF-16 code units into the text as given; a byte order mark counts.
 */
export function readToml(file: SourceFile): TomlDocument {
  const shift = file.text.startsWith('\ufeff') ? 1 : 0;
  const parsed = parse(file.text.slice(shift));
  const problems = parsed.problems.map(({ range, message }) => ({ range: shifted(range, shift), message }));
  const tables = tablesOf(parsed, shift, problems, file.text.length);
  const comments = (parsed.ast?.comments ?? []).map(({ range: [start, end] }) => shifted({ start, end }, shift));
  return { file, problems, root: buildTree(tables, file.text.length), tables, comments };
}

function tablesOf(parsed: Parsed, shift: number, problems: SyntaxProblem[], length: number): TomlTable[] {
  try {
    return buildTables(parsed, shift);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push({ range: { start: 0, end: length }, message: 'The tables are nested too deeply to be read' });
    return [{ path: [], keys: [], array: false, repeats: false, body: [] }];
  }
}

function shifted({ start, end }: Range, shift: number): Range {
  return { start: start + shift, end: end + shift };
}
