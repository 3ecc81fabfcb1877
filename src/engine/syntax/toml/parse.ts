import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { SyntaxProblem } from '../../workspace/source-file.ts';
import type { TomlKey } from './document.ts';
import { explain } from './explain.ts';

/** Errors collected from one text before we give up; each costs one more parse. */
const MOST_PROBLEMS = 20;
/** Above this many lines only the first error is searched: 50,000 lines take 0.6 s a parse. */
const MOST_LINES_FOR_RECOVERY = 5_000;

export interface Parsed {
  /** What was parsed at last: equally long, masks included. */
  text: string;
  /** Undefined: nothing could be read. */
  ast?: AST.TOMLProgram;
  problems: SyntaxProblem[];
  /** Keys that were masked because they are defined twice, by the offset of the mask. */
  masked: Map<number, TomlKey[]>;
}

type Version = '1.0' | '1.1';

/**
 * Parses a text without byte order mark. After an error the line is masked by equally many characters and the rest is
 * parsed again, so offsets stay true. Duplicate keys are masked by name only: their values remain in the tree.
 */
export function parse(text: string): Parsed {
  const problems: SyntaxProblem[] = [];
  const masked = new Map<number, TomlKey[]>();
  const attempts = moreLinesThan(text, MOST_LINES_FOR_RECOVERY) ? 1 : MOST_PROBLEMS;
  let version: Version = '1.0';
  let rest = text;
  while (problems.length < attempts) {
    const result = attempt(rest, version);
    if (!(result instanceof Error)) return { text: rest, ast: result, problems, masked };
    if (!(result instanceof ParseError)) {
      problems.push({
        range: { start: 0, end: text.length },
        message: 'A value is too long, or nested too deeply, to be read',
      });
      break;
    }
    if (version === '1.0' && isNewerSyntax(rest, result)) {
      problems.push(problemAt(text, result.index, `${result.message}. TOML 1.1 allows this, TOML 1.0 does not`));
      version = '1.1';
      continue;
    }
    if (result.message === DUPLICATE) {
      const { at, name, masks, text: next } = maskDuplicate(rest, result.index);
      problems.push(problemAt(text, at, `${name} is defined twice`));
      for (const [at, keys] of masks) masked.set(at, keys);
      rest = next ?? maskLine(rest, result.index, problems.length);
      continue;
    }
    const header = unclosedHeader(rest, result.index);
    const at = header ?? result.index;
    const message = header === undefined ? explain(text, at, result.message) : 'This header has no closing bracket';
    problems.push(problemAt(text, at, message));
    const next = maskLine(rest, at, problems.length);
    if (next === rest) break;
    rest = next;
  }
  return { text: rest, problems, masked };
}

function attempt(text: string, tomlVersion: Version): AST.TOMLProgram | Error {
  try {
    // Without the line end, the parser (1.0.3) gives a `0` that ends the text an empty range.
    return parseTOML(`${text}\n`, { tomlVersion });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Whether the parser gets further when it is allowed TOML 1.1. */
function isNewerSyntax(text: string, error: ParseError): boolean {
  const result = attempt(text, '1.1');
  return !(result instanceof Error) || (result instanceof ParseError && result.index > error.index);
}

/** Start of an unclosed `[header`, which the parser reports on the next line. */
function unclosedHeader(text: string, index: number): number | undefined {
  const line = lineStart(text, index);
  for (const start of line === 0 ? [line] : [line, lineStart(text, line - 1)]) {
    const written = /^[ \t]*(\[\[?[ \t]*["'A-Za-z0-9_-][^\]=,\n]*)(?=\n|$)/.exec(
      text.slice(start, lineEnd(text, start)),
    );
    if (written) return start + written[0].length - (written[1]?.length ?? 0);
  }
  return undefined;
}

interface MaskedDuplicate {
  /** Where the header or the key begins. */
  at: number;
  name: string;
  masks: [number, TomlKey[]][];
  /** Undefined: the name is too short to be replaced by a free one. */
  text?: string;
}

/** Replaces the duplicate's name by one that is free and equally long. */
function maskDuplicate(text: string, index: number): MaskedDuplicate {
  const start = lineStart(text, index);
  const line = attempt(text.slice(start, lineEnd(text, index)), '1.1');
  const header = line instanceof Error ? undefined : line.body[0].body.find((node) => node.type === 'TOMLTable');
  const keys = header ? header.key.keys.map((key) => keyOf(key, start)) : keyAt(text, index);
  const name = keys.map((key) => key.name).join('.');
  const at = header ? start + header.range[0] : index;
  const from = keys[0]?.range.start ?? index;
  const to = keys.at(-1)?.range.end ?? index;
  const mask = `_${index.toString(36)}`;
  if (to - from < mask.length) return { at, name, masks: [] };
  const masked = text.slice(0, from) + mask.padEnd(to - from, '_') + text.slice(to);
  return { at, name, masks: [[from, keys]], text: masked };
}

const DUPLICATE = 'Defining a key multiple times is invalid';

function keyAt(text: string, index: number): TomlKey[] {
  const written = /^(?:[A-Za-z0-9_-]{1,400}|'[^'\n]{0,400}'|"(?:[^"\\\n]|\\.){0,400}")/.exec(
    text.slice(index, index + 900),
  )?.[0];
  const parsed = written === undefined ? undefined : attempt(`${written} = 0`, '1.0');
  const node = parsed instanceof Error ? undefined : parsed?.body[0].body[0];
  return node ? node.key.keys.map((key) => keyOf(key, index)) : [];
}

/** One part of a possibly dotted key; `shift` is added to its offsets. */
export function keyOf(node: AST.TOMLBare | AST.TOMLQuoted, shift: number): TomlKey {
  const name = node.type === 'TOMLBare' ? node.name : node.value;
  return { name, range: { start: node.range[0] + shift, end: node.range[1] + shift } };
}

/** A broken header becomes a header that means nothing, so that its keys do not fall into the table above. */
function maskLine(text: string, index: number, ordinal: number): string {
  let start = lineStart(text, index);
  let end = lineEnd(text, index);
  while (start > 0 && text.slice(start, end).trim() === '') {
    end = start - 1;
    start = lineStart(text, end);
  }
  const line = text.slice(start, end);
  const header = `[_unreadable_${ordinal}]`;
  const isHeader = /^[ \t]*\[/.test(line) && line.length >= header.length;
  const carriageReturn = line.endsWith('\r') ? '\r' : '';
  const mask = (isHeader ? header : '').padEnd(line.length - carriageReturn.length, ' ');
  return text.slice(0, start) + mask + carriageReturn + text.slice(end);
}

/** From the place of the error to the end of its line; where nothing stands there, the whole line. */
function problemAt(text: string, index: number, message: string): SyntaxProblem {
  const at = Math.min(index, text.length);
  const end = lineStart(text, at) + text.slice(lineStart(text, at), lineEnd(text, at)).trimEnd().length;
  return {
    range: { start: at < end ? at : Math.min(at, lineStart(text, at)), end: Math.max(end, lineStart(text, at)) },
    message,
  };
}

function moreLinesThan(text: string, most: number): boolean {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1 && count <= most; at = text.indexOf('\n', at + 1)) count += 1;
  return count > most;
}

/** Start of the line that holds `index`. */
export function lineStart(text: string, index: number): number {
  return index <= 0 ? 0 : text.lastIndexOf('\n', index - 1) + 1;
}

/** Position of the LF that ends the line, or the end of the text. */
export function lineEnd(text: string, index: number): number {
  const end = text.indexOf('\n', index);
  return end === -1 ? text.length : end;
}
