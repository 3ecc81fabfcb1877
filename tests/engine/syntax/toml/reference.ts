import parseToml from '@iarna/toml/parse-string.js';
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Assignment, TomlDocument, TomlKey } from '../../../../src/engine/syntax/toml/index.ts';
import type { TableValue, Value } from '../../../../src/engine/syntax/tree.ts';
import type { Range } from '../../../../src/engine/workspace/source-file.ts';

type Scalar = string | number | boolean;

/** A value by kind, content and place. */
type Placed =
  | { range: Range; kind: string; value: Scalar }
  | { range: Range; items: Placed[] }
  | { range: Range; members: Line[] }
  /** An inline table in an array: the tree tells no more where its keys have dots and where braces. */
  | { range: Range; leaves: Leaf[] };

interface Leaf {
  path: string[];
  key: Range;
  value: Placed | 'empty';
}

interface Line {
  range: Range;
  keys: TomlKey[];
  value: Placed;
}

interface Section {
  header: Range | undefined;
  keys: TomlKey[];
  path: (string | number)[];
  array: boolean;
  lines: Line[];
}

/** A text as a reader has understood it: comparable, and without how each of them names its parts. */
export interface Understood {
  sections: Section[];
  comments: Range[];
}

/** What toml-eslint-parser understands. Undefined: it refuses the text. */
export function understoodByLibrary(text: string): Understood | undefined {
  try {
    // Without the line end, the parser (1.0.3) gives a `0` that ends the text an empty range.
    const { body, comments } = parseTOML(`${text}\n`, { tomlVersion: '1.0' });
    const top: Section = { header: undefined, keys: [], path: [], array: false, lines: [] };
    const sections = [top];
    for (const node of body[0].body) {
      if (node.type === 'TOMLKeyValue') top.lines.push(lineOf(node));
      else sections.push(sectionOf(node, text));
    }
    return { sections, comments: comments.map(rangeOf) };
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function sectionOf(node: AST.TOMLTable, text: string): Section {
  const brackets = node.kind === 'array' ? ']]' : ']';
  return {
    // The library's range of a table ends with its last value.
    header: { start: node.range[0], end: text.indexOf(brackets, node.key.range[1]) + brackets.length },
    keys: node.key.keys.map(keyOf),
    path: node.resolvedKey,
    array: node.kind === 'array',
    lines: node.body.map(lineOf),
  };
}

function lineOf(node: AST.TOMLKeyValue): Line {
  return { range: rangeOf(node), keys: node.key.keys.map(keyOf), value: placed(node.value) };
}

function placed(node: AST.TOMLContentNode): Placed {
  const range = rangeOf(node);
  if (node.type === 'TOMLArray') return { range, items: node.elements.map(itemOf) };
  if (node.type === 'TOMLInlineTable') return { range, members: node.body.map(lineOf) };
  switch (node.kind) {
    case 'integer':
    case 'float':
      return { range, kind: 'number', value: node.value };
    case 'string':
    case 'boolean':
      return { range, kind: node.kind, value: node.value };
    default:
      return { range, kind: 'other', value: node.datetime };
  }
}

function itemOf(node: AST.TOMLContentNode): Placed {
  if (node.type !== 'TOMLInlineTable') return placed(node);
  return { range: rangeOf(node), leaves: inOrder(node.body.flatMap((member) => leavesOf(member, []))) };
}

function leavesOf({ key, value }: AST.TOMLKeyValue, above: readonly string[]): Leaf[] {
  const keys = key.keys.map(keyOf);
  const path = [...above, ...keys.map(({ name }) => name)];
  if (value.type === 'TOMLInlineTable' && value.body.length > 0)
    return value.body.flatMap((member) => leavesOf(member, path));
  const range = keys.at(-1)?.range ?? rangeOf(key);
  return [{ path, key: range, value: value.type === 'TOMLInlineTable' ? 'empty' : placed(value) }];
}

function inOrder(leaves: readonly Leaf[]): Leaf[] {
  return leaves.toSorted((a, b) => a.key.start - b.key.start);
}

function keyOf(node: AST.TOMLBare | AST.TOMLQuoted): TomlKey {
  return { name: node.type === 'TOMLBare' ? node.name : node.value, range: rangeOf(node) };
}

function rangeOf({ range: [start, end] }: { range: readonly [number, number] }): Range {
  return { start, end };
}

/** What our own reader understands. */
export function understood({ tables, comments }: TomlDocument): Understood {
  const sections = tables.map(({ header, keys, path, array, body }) => {
    return { header, keys, path: [...path], array, lines: body.map(lineOfOurs) };
  });
  return { sections, comments };
}

function lineOfOurs({ range, keys, value, members }: Assignment): Line {
  const isTable = value.kind === 'table';
  return { range, keys, value: isTable ? { range: value.range, members: members.map(lineOfOurs) } : ours(value) };
}

function ours(value: Value): Placed {
  const { range } = value;
  if (value.kind === 'array') return { range, items: value.items.map(ours) };
  if (value.kind === 'table') return { range, leaves: inOrder(leavesOfOurs(value, [])) };
  return { range, kind: value.kind, value: value.value };
}

function leavesOfOurs({ entries }: TableValue, above: readonly string[]): Leaf[] {
  return entries.flatMap(({ key, keyRange, value }): Leaf[] => {
    const path = [...above, key];
    if (value.kind === 'table' && value.entries.length > 0) return leavesOfOurs(value, path);
    return [{ path, key: keyRange, value: value.kind === 'table' ? 'empty' : ours(value) }];
  });
}

/** What @iarna/toml makes of a text, comparable with `valuesOf`. Undefined: it refuses the text. */
export function valuesByIarna(text: string): unknown {
  try {
    // 3.0.0 takes the carriage return of CR LF for a control character.
    return plain(parseToml(text.replaceAll('\r\n', '\n')));
  } catch {
    return undefined;
  }
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return DATE;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** The values of our tree without their places; dates are not compared. */
export function valuesOf(value: Value): unknown {
  if (value.kind === 'array') return value.items.map(valuesOf);
  if (value.kind === 'table') return new Map(value.entries.map((entry) => [entry.key, valuesOf(entry.value)]));
  return value.kind === 'other' ? DATE : value.value;
}

const DATE = Symbol('a date or time');
