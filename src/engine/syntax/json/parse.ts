import { type Node, type ParseErrorCode, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import type { SyntaxProblem } from '../../workspace/source-file.ts';
import type { Entry, Value } from '../tree.ts';

export interface ParsedJson {
  /** Undefined unless the text is JSON. */
  root: Value | undefined;
  /** Every place where it is not, merged where they touch; empty exactly when `root` is there. */
  problems: SyntaxProblem[];
}

/** Deeper than any configuration, and safe for whatever walks the tree. */
const DEEPEST = 500;
const MOST_PROBLEMS = 100;
/** Before they are merged. */
const MOST_ERRORS = 10_000;
const TOO_DEEP = 'It is nested too deeply to be read.';

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON value, name or punctuation.',
  InvalidNumberFormat: 'This is no number as JSON writes it.',
  PropertyNameExpected: 'A key in double quotes is expected here.',
  ValueExpected: 'A value is expected here.',
  ColonExpected: 'A colon is expected here.',
  CommaExpected: 'A comma is missing before this.',
  CloseBraceExpected: 'The closing } is missing.',
  CloseBracketExpected: 'The closing ] is missing.',
  EndOfFileExpected: 'The JSON value has ended before this.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'This comment does not end, and JSON has no comments.',
  UnexpectedEndOfString: 'This text in quotes does not end.',
  UnexpectedEndOfNumber: 'This number does not end.',
  InvalidUnicode: 'This is no \\u escape of four hex digits.',
  InvalidEscapeCharacter: 'JSON has no such escape after a backslash.',
  InvalidCharacter: 'A control character may not stand in quotes.',
};

/** The text as strict JSON; offsets are UTF-16 code units. A byte order mark is passed over. Never throws. */
export function parseJson(text: string): ParsedJson {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const body = text.slice(bom);
  try {
    // The tree is only believed where the reader that knows nothing but JSON agrees.
    const root = isJson(body) ? treeOf(parseTree(body), bom, 0) : undefined;
    if (root) return { root, problems: [] };
    const problems = problemsOf(body, bom);
    return problems.length > 0 ? { root: undefined, problems } : refused(text);
  } catch (error) {
    if (error instanceof RangeError) return refused(text);
    throw error;
  }
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function refused(text: string): ParsedJson {
  return { root: undefined, problems: [{ range: { start: 0, end: text.length }, message: TOO_DEEP }] };
}

/** Ends the reading of a text that has nothing to do with JSON. */
class Enough extends Error {}

function problemsOf(body: string, shift: number): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let told = 0;
  const add = (error: ParseErrorCode, offset: number, length: number) => {
    told += 1;
    const [start, end] = [Math.min(offset, body.length) + shift, Math.min(offset + length, body.length) + shift];
    const last = problems.at(-1);
    if (told > MOST_ERRORS) throw new Enough();
    if (last && start <= last.range.end) last.range.end = Math.max(last.range.end, end);
    else if (problems.length === MOST_PROBLEMS) throw new Enough();
    else problems.push({ range: { start, end }, message: messages[printParseErrorCode(error)] ?? 'This is not JSON.' });
  };
  try {
    visit(body, { onError: add }, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return problems;
}

function treeOf(node: Node | undefined, shift: number, depth: number): Value | undefined {
  if (!node || depth > DEEPEST) return undefined;
  const range = { start: node.offset + shift, end: node.offset + node.length + shift };
  switch (node.type) {
    case 'object': {
      const entries: Entry[] = [];
      for (const property of node.children ?? []) {
        const [key, child] = property.children ?? [];
        const value = child && treeOf(child, shift, depth + 1);
        if (!key || !value) return undefined;
        const keyRange = { start: key.offset + shift, end: key.offset + key.length + shift };
        const whole = { start: keyRange.start, end: value.range.end };
        entries.push({ key: String(key.value), keyRange, value, range: whole });
      }
      return { kind: 'table', entries, range };
    }
    case 'array': {
      const items: Value[] = [];
      for (const child of node.children ?? []) {
        const item = treeOf(child, shift, depth + 1);
        if (!item) return undefined;
        items.push(item);
      }
      return { kind: 'array', items, range };
    }
    case 'string':
      return { kind: 'string', value: String(node.value), range };
    case 'number':
      return { kind: 'number', value: Number(node.value), range };
    case 'boolean':
      return { kind: 'boolean', value: node.value === true, range };
    default:
      return { kind: 'other', value: 'null', range };
  }
}
