import type { SourceFile } from '../../workspace/source-file.ts';
import type { ArrayValue, TableValue, Value } from '../tree.ts';
import type { YamlDocument } from './document.ts';
import { FlowReader } from './flow.ts';
import { colonOf, endOfPlain, endOfQuoted, firstWord, type Line, linesOf } from './lines.ts';
import { plainScalar, quotedScalar } from './scalars.ts';

/** Deeper than any manifest, and safe for the stack. */
const deepest = 100;
const property = /(?:&([^\s,[\]{}]{1,200})|![^\s]{0,200})[ \t]*/y;
const header = /[|>][-+0-9]{0,3}[ \t]*(?:#[^\n]{0,2000})?$/;

/**
 * Reads YAML line by line, as far as it can be read: templates, broken indentation and cut off files cost the lines that
 * they touch. Never throws; linear, where the usual parsers take seconds for a megabyte and give up at the first error.
 */
export function readYaml(file: SourceFile): YamlDocument {
  return new BlockReader(file).read();
}

class BlockReader {
  private readonly file: SourceFile;
  private readonly text: string;
  private readonly lines: Line[];
  private next = 0;
  private readonly anchors = new Map<string, Value>();

  constructor(file: SourceFile) {
    this.file = file;
    this.text = file.text;
    this.lines = linesOf(file.text);
  }

  read(): YamlDocument {
    const roots: Value[] = [];
    while (this.next < this.lines.length) {
      const line = this.lines[this.next];
      if (line && this.isMarker(line)) {
        line.at = firstWord(this.text, line.at + 3, line.end);
        line.indent = line.at - line.start;
        if (line.at >= line.end) this.next += 1;
        else roots.push(this.value(line, -1, 0));
      } else if (line) roots.push(this.node(line.indent, 0));
    }
    return { file: this.file, roots, anchors: this.anchors };
  }

  private isMarker({ at, indent, end }: Line): boolean {
    if (indent !== 0 || (end > at + 3 && !/\s/.test(this.text.charAt(at + 3)))) return false;
    return this.text.startsWith('---', at) || this.text.startsWith('...', at);
  }

  private isItem({ at, end }: Line): boolean {
    return this.text.charAt(at) === '-' && (at + 1 >= end || /[ \t]/.test(this.text.charAt(at + 1)));
  }

  /** What begins at the current line, which stands at column `indent`. */
  private node(indent: number, depth: number): Value {
    const line = this.lines[this.next];
    if (!line) return plainScalar('', { start: 0, end: 0 });
    if (depth < deepest && this.isItem(line)) return this.sequence(indent, depth);
    if (depth < deepest && colonOf(this.text, line.at, line.end) !== undefined) return this.mapping(indent, depth);
    return this.value(line, indent - 1, depth);
  }

  private sequence(indent: number, depth: number): ArrayValue {
    const items: Value[] = [];
    const start = this.lines[this.next]?.at ?? 0;
    for (
      let line = this.lines[this.next];
      line && line.indent === indent && this.isItem(line) && !this.isMarker(line);
      line = this.lines[this.next]
    ) {
      line.at = firstWord(this.text, line.at + 1, line.end);
      line.indent = line.at - line.start;
      const empty = line.at >= line.end || this.text.charAt(line.at) === '#';
      const isNested = !empty && (this.isItem(line) || colonOf(this.text, line.at, line.end) !== undefined);
      items.push(isNested ? this.node(line.indent, depth + 1) : this.value(line, indent, depth + 1, false));
    }
    return { kind: 'array', items, range: { start, end: items.at(-1)?.range.end ?? start } };
  }

  private mapping(indent: number, depth: number): TableValue {
    const table: TableValue = { kind: 'table', entries: [], range: { start: this.lines[this.next]?.at ?? 0, end: 0 } };
    for (
      let line = this.lines[this.next];
      line && line.indent >= indent && !this.isMarker(line);
      line = this.lines[this.next]
    ) {
      const colon = colonOf(this.text, line.at, line.end);
      if (colon === undefined || line.indent > indent) {
        if (line.indent === indent) break;
        // Nothing can stand here; a template that was cut out may have been above it.
        const value = this.node(line.indent, depth + 1);
        table.entries.push({
          key: '',
          keyRange: { start: value.range.start, end: value.range.start },
          value,
          range: value.range,
        });
        continue;
      }
      const keyRange = { start: line.at, end: endOfPlain(this.text, line.at, colon) };
      const key = /["']/.test(this.text.charAt(line.at))
        ? quotedScalar(this.text, keyRange).value
        : this.text.slice(keyRange.start, keyRange.end);
      line.at = firstWord(this.text, colon + 1, line.end);
      const value = this.value(line, indent, depth + 1);
      table.entries.push({ key: String(key), keyRange, value, range: { start: keyRange.start, end: value.range.end } });
    }
    table.range.end = table.entries.at(-1)?.range.end ?? table.range.start;
    return table;
  }

  /** What stands at `line.at`, or below it and further right than `indent`. Moves on to the line behind it. */
  private value(line: Line, indent: number, depth: number, isOfKey = true): Value {
    let anchor: string | undefined;
    property.lastIndex = line.at;
    for (
      let found = property.exec(this.text);
      found && property.lastIndex <= line.end;
      found = property.exec(this.text)
    ) {
      anchor = found[1] ?? anchor;
      line.at = property.lastIndex;
    }
    const value = this.unnamed(line, indent, depth, isOfKey);
    if (anchor !== undefined) this.anchors.set(anchor, value);
    return value;
  }

  private unnamed(line: Line, indent: number, depth: number, isOfKey: boolean): Value {
    const first = this.text.charAt(line.at);
    if (line.at >= line.end || first === '#') return this.below(line, indent, depth, isOfKey);
    if (header.test(this.text.slice(line.at, line.end))) return this.blockScalar(line, indent);
    if (first === '"' || first === "'") {
      const end = endOfQuoted(this.text, line.at, this.text.length) ?? line.end;
      this.moveTo(end);
      return quotedScalar(this.text, { start: line.at, end });
    }
    if ((first === '{' && !this.text.startsWith('{{', line.at)) || first === '[') {
      const flow = new FlowReader(this.text, line.at);
      const value = flow.value();
      this.moveTo(Math.min(flow.at, this.text.length));
      return value;
    }
    this.next += 1;
    let end = endOfPlain(this.text, line.at, line.end);
    for (
      let more = this.lines[this.next];
      more && more.indent > indent && !this.isMarker(more);
      more = this.lines[this.next]
    ) {
      if (this.isItem(more) || colonOf(this.text, more.at, more.end) !== undefined) break;
      end = endOfPlain(this.text, more.at, more.end);
      this.next += 1;
    }
    return plainScalar(this.text, { start: line.at, end });
  }

  /** An item of a sequence may stand as far left as the key above it. */
  private below(line: Line, indent: number, depth: number, isOfKey: boolean): Value {
    this.next += 1;
    const more = this.lines[this.next];
    const belongs =
      more &&
      !this.isMarker(more) &&
      (more.indent > indent || (isOfKey && more.indent === indent && this.isItem(more)));
    return belongs && depth < deepest
      ? this.node(more.indent, depth + 1)
      : plainScalar('', { start: line.at, end: line.at });
  }

  private blockScalar(line: Line, indent: number): Value {
    this.next += 1;
    const first = this.lines[this.next];
    let end = line.end;
    for (
      let more = first;
      more && more.indent > indent && (indent >= 0 || !this.isMarker(more));
      more = this.lines[this.next]
    ) {
      end = more.end;
      this.next += 1;
    }
    const body = first && end > line.end ? this.text.slice(first.start, end) : '';
    const margin = ' '.repeat(Math.min(first?.indent ?? 0, 100));
    const value = body
      .split(/\r?\n/)
      .map((each) => (each.startsWith(margin) ? each.slice(margin.length) : each.trimStart()));
    return { kind: 'string', value: value.join('\n'), range: { start: line.at, end } };
  }

  /** To the first line that begins behind `end`. */
  private moveTo(end: number): void {
    while ((this.lines[this.next]?.start ?? Number.POSITIVE_INFINITY) < end) this.next += 1;
  }
}
