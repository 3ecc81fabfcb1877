import type { Entry, TableValue, Value } from '../tree.ts';

/** A value to be written. */
export type JsonInput = string | number | boolean | null | readonly JsonInput[] | ReadonlyMap<string, JsonInput>;

/** How a text is laid out, so that what is added looks as if its author had written it. */
export interface Style {
  eol: string;
  /** How much deeper members stand than their container. */
  step: string;
  /** What stands between key and value, e.g. `: `. */
  colon: string;
}

export function styleOf(text: string, root: Value): Style {
  const first = root.kind === 'table' ? root.entries[0] : undefined;
  const step = first && isOnOwnLine(text, first.range.start) ? indentAt(text, first.range.start) : undefined;
  return { eol: eolOf(text), step: step || '  ', colon: colonOf(text, root) };
}

/** Blanks at the start of the line that holds `offset`. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^\ufeff?([ \t]*)/.exec(text.slice(start, offset))?.[1] ?? '';
}

/** Whether only blanks stand before `offset` on its line, and the line is not the first. */
export function isOnOwnLine(text: string, offset: number): boolean {
  const newline = text.lastIndexOf('\n', offset - 1);
  return newline !== -1 && text.slice(newline + 1, offset).trim() === '';
}

/** `value` as JSON. Tables are laid out over several lines when `indent`, that of the line they start on, is given. */
export function render(value: JsonInput, style: Style, indent: string | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (!(value instanceof Map))
    return `[${[...listOf(value)].map((item) => render(item, style, undefined)).join(', ')}]`;
  const inner = indent === undefined ? undefined : indent + style.step;
  const members = [...value].map(
    ([key, item]: [string, JsonInput]) => `${JSON.stringify(key)}${style.colon}${render(item, style, inner)}`,
  );
  if (members.length === 0 || inner === undefined) return `{${members.join(', ')}}`;
  return `{${members.map((member) => style.eol + inner + member).join(',')}${style.eol}${indent}}`;
}

const listOf = (value: readonly JsonInput[] | ReadonlyMap<string, JsonInput>): readonly JsonInput[] =>
  Array.isArray(value) ? value : [];

function eolOf(text: string): string {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}

/** As the last entry of the file writes it, when that is on one line. */
function colonOf(text: string, root: Value): string {
  const last: Entry | undefined = tableOf(root)?.entries.at(-1);
  const written = last && text.slice(last.keyRange.end, last.value.range.start);
  return written && /^[ \t]*:[ \t]*$/.test(written) ? written : ': ';
}

const tableOf = (value: Value): TableValue | undefined => (value.kind === 'table' ? value : undefined);
