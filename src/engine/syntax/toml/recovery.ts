import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  DOUBLE_QUOTE,
  HASH,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
} from './characters.ts';
import type { Cursor } from './cursor.ts';
import { lineEnd, lineStart } from './lines.ts';

const PART = String.raw`(?:[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*')`;
const ASSIGNMENT = new RegExp(String.raw`^[ \t]*${PART}(?:[ \t]*\.[ \t]*${PART}){0,100}[ \t]*=`);
/** Not `["a"]` or `[true]`, which may be an item of an array. */
const HEADER = /^[ \t]*\[\[?[ \t]*(?!(?:true|false|inf|nan)\b)[A-Za-z_][A-Za-z0-9_-]*[ \t]*[.\]]/;

/** Whether a header or an assignment seems to begin here; what ends with a comma belongs to an array or inline table. */
export function looksLikeStatement(text: string, at: number): boolean {
  const line = text.slice(at, lineEnd(text, at)).trimEnd();
  return !line.endsWith(',') && (ASSIGNMENT.test(line) || HEADER.test(line));
}

/**
 * Moves from an error in the statement that began at `start` to the end of a line from where reading can go on: the line
 * of the error or, if brackets are open there, the one in which they close or behind which a new statement seems to begin.
 */
export function skipBroken(cursor: Cursor, start: number): void {
  const { text } = cursor;
  const line = lineStart(text, cursor.at);
  if (line > start && isBlank(text, line, cursor.at) && looksLikeStatement(text, line)) {
    cursor.at = line;
    return;
  }
  let depth = cursor.depth;
  for (;;) {
    const end = lineEnd(text, cursor.at);
    depth += balance(text, cursor.at, end);
    cursor.at = end;
    if (depth <= 0 || end === text.length || looksLikeStatement(text, end + 1)) return;
    cursor.at = end + 1;
  }
}

/** How many more brackets and braces are opened than closed here, in strings and comments aside. */
function balance(text: string, from: number, to: number): number {
  let count = 0;
  let quote: number | undefined;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== undefined) {
      if (code === quote) quote = undefined;
      else if (code === BACKSLASH && quote === DOUBLE_QUOTE) at += 1;
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === HASH) break;
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) count += 1;
    else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) count -= 1;
  }
  return count;
}

function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}
