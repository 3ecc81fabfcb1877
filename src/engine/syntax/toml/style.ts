import { startsWith, type TomlDocument, type TomlTable } from './document.ts';
import { lineEnd, lineStart } from './lines.ts';
import { type Quote, quoteString } from './write.ts';

/** How the file is written, so that what we add looks as if its author had written it. */
export interface Style {
  eol: string;
  quote: Quote;
  /** How much deeper a key stands than its table's header. */
  keyStep: string;
  /** How much deeper a table's header stands than the one of the table around it. */
  tableStep: string;
  /** Tables are set apart by blank lines. */
  spaced: boolean;
}

const styles = new WeakMap<TomlDocument, Style>();

export function styleOf(doc: TomlDocument): Style {
  const known = styles.get(doc);
  if (known) return known;
  const style = {
    eol: eolOf(doc),
    quote: quoteOf(doc),
    keyStep: keyStepOf(doc),
    tableStep: tableStepOf(doc),
    spaced: isSpaced(doc),
  };
  styles.set(doc, style);
  return style;
}

/** A TOML string in the file's own quote style; without a file in double quotes. */
export function quoteToml(value: string, doc?: TomlDocument): string {
  return quoteString(value, doc ? styleOf(doc).quote : '"');
}

/** Blanks at the start of the line that holds `offset`. */
export function indentAt(doc: TomlDocument, offset: number): string {
  const start = lineStart(doc.file.text, offset);
  return /^\ufeff?([ \t]*)/.exec(doc.file.text.slice(start, offset))?.[1] ?? '';
}

/** Start of the line, not counting a byte order mark. */
export function startOfLine(doc: TomlDocument, offset: number): number {
  const start = lineStart(doc.file.text, offset);
  return start === 0 && doc.file.text.startsWith('\ufeff') ? 1 : start;
}

/** Behind the line's end, LF included. */
export function nextLine(doc: TomlDocument, offset: number): number {
  return Math.min(lineEnd(doc.file.text, offset) + 1, doc.file.text.length);
}

/** Start of the comment lines that stand directly above the line of `offset`; without any, the start of that line. */
function commentStart(doc: TomlDocument, offset: number): number {
  let start = startOfLine(doc, offset);
  while (start > startOfLine(doc, 0) && /^\ufeff?[ \t]*#/.test(lineAt(doc, start - 1)))
    start = startOfLine(doc, start - 1);
  return start;
}

/**
 * Where new lines go that are to stand above the line of `offset`: above the comment lines directly above it, for those
 * belong to it; but below them where they begin the file, for a licence or a note of who writes the file stays first.
 */
export function placeAbove(doc: TomlDocument, offset: number): number {
  const start = commentStart(doc, offset);
  const isHead = doc.file.text.slice(0, start).replace('\ufeff', '').trim() === '';
  return isHead ? startOfLine(doc, offset) : start;
}

/** Behind the comment lines that begin the file, and the blank line that sets them apart. */
export function belowHead(doc: TomlDocument): number {
  const { length } = doc.file.text;
  let at = startOfLine(doc, 0);
  while (at < length && lineAt(doc, at).trimStart().startsWith('#')) at = nextLine(doc, at);
  return at > 1 && at < length && lineAt(doc, at).trim() === '' ? nextLine(doc, at) : at;
}

/** The line that holds `offset`, without its line end. */
export function lineAt({ file: { text } }: TomlDocument, offset: number): string {
  return text.slice(lineStart(text, offset), lineEnd(text, offset)).trimEnd();
}

/** True unless the file has several headers, none with a blank line above. */
function isSpaced(doc: TomlDocument): boolean {
  const inner = doc.tables.filter((table) => table.header && commentStart(doc, table.header.start) > 1);
  return inner.length === 0 || inner.some(({ header }) => header && isBlankAbove(doc, commentStart(doc, header.start)));
}

/** Whether the line before this start of a line is blank; so is the start of the file. */
export function isBlankAbove(doc: TomlDocument, start: number): boolean {
  return start <= 1 || lineAt(doc, start - 1).trim() === '';
}

function eolOf({ file: { text } }: TomlDocument): string {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Keys count as well as values: a file of single-quoted plugin names is a file of single quotes. */
function quoteOf(doc: TomlDocument): Quote {
  let single = 0;
  let double = 0;
  const count = (offset: number) => {
    const first = doc.file.text[offset];
    if (first === "'") single += 1;
    else if (first === '"') double += 1;
  };
  for (const table of doc.tables) {
    for (const key of table.keys) count(key.range.start);
    for (const assignment of table.body) {
      count(assignment.value.range.start);
      if (assignment.value.kind === 'array') for (const item of assignment.value.items) count(item.range.start);
    }
  }
  return single > double ? "'" : '"';
}

function keyStepOf(doc: TomlDocument): string {
  const steps = doc.tables.flatMap(({ header, body }) => {
    const first = body[0];
    return header && first ? [difference(indentAt(doc, header.start), indentAt(doc, first.range.start))] : [];
  });
  return mostFrequent(steps) ?? '  ';
}

function tableStepOf(doc: TomlDocument): string {
  const steps: string[] = [];
  const open: TomlTable[] = [];
  for (const table of doc.tables) {
    if (!table.header) continue;
    while (open.length > 0 && !isBelow(table, open.at(-1))) open.pop();
    const outer = open.at(-1)?.header;
    if (outer) steps.push(difference(indentAt(doc, outer.start), indentAt(doc, table.header.start)));
    open.push(table);
  }
  return mostFrequent(steps) ?? '';
}

function isBelow(table: TomlTable, outer: TomlTable | undefined): boolean {
  return outer !== undefined && table.path.length > outer.path.length && startsWith(table.path, outer.path);
}

function difference(outer: string, inner: string): string {
  return inner.startsWith(outer) ? inner.slice(outer.length) : '';
}

function mostFrequent(steps: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
