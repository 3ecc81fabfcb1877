import type { AST } from 'toml-eslint-parser';
import type { KeyPath } from '../../workspace/report.ts';
import type { Range } from '../../workspace/source-file.ts';
import type { Value } from '../tree.ts';
import type { Assignment, TomlKey, TomlTable } from './document.ts';
import { keyOf, type Parsed } from './parse.ts';
import { tableOf } from './value-tree.ts';

/** Nothing that configures a runtime nests deeper; a tree that does would overflow whoever walks it. */
const DEEPEST = 100;

class TooDeep extends RangeError {}

/** Turns the parser's nodes into tables with assignments; `shift` is added to all offsets. Throws `TooDeep`. */
export function buildTables(parsed: Parsed, shift: number): TomlTable[] {
  const top = parsed.ast?.body[0];
  const tables: TomlTable[] = [{ path: [], keys: [], array: false, repeats: false, body: [] }];
  for (const node of top?.body ?? []) {
    if (node.type === 'TOMLKeyValue') tables[0]?.body.push(assignment(node, [], 0));
    else tables.push(table(node));
  }
  return tables.filter((candidate) => !isUnreadable(candidate));

  function table(node: AST.TOMLTable): TomlTable {
    const masked = parsed.masked.get(node.key.range[0]);
    const keys = masked ? masked.map(shifted) : node.key.keys.map((key) => keyOf(key, shift));
    const path: KeyPath = masked ? keys.map((key) => key.name) : node.resolvedKey;
    if (path.length > DEEPEST) throw new TooDeep();
    const end = headerEnd(node);
    return {
      path,
      header: { start: node.range[0] + shift, end: end + shift },
      keys,
      array: node.kind === 'array',
      repeats: masked !== undefined,
      body: node.body.map((entry) => assignment(entry, path, 0)),
    };
  }

  function headerEnd(node: AST.TOMLTable): number {
    const brackets = node.kind === 'array' ? 2 : 1;
    const blanks = /^[ \t]*/.exec(parsed.text.slice(node.key.range[1], node.key.range[1] + 1000))?.[0].length ?? 0;
    return node.key.range[1] + blanks + brackets;
  }

  function assignment(node: AST.TOMLKeyValue, base: KeyPath, depth: number): Assignment {
    const keys = node.key.keys.flatMap((key) => {
      const masked = parsed.masked.get(key.range[0]);
      return masked ? masked.map(shifted) : keyOf(key, shift);
    });
    const path = [...base, ...keys.map((key) => key.name)];
    if (path.length > DEEPEST) throw new TooDeep();
    const members =
      node.value.type === 'TOMLInlineTable' ? node.value.body.map((entry) => assignment(entry, path, depth + 1)) : [];
    const value =
      node.value.type === 'TOMLInlineTable' ? tableOf(members, rangeOf(node.value)) : content(node.value, depth + 1);
    return { path, keys, value, range: rangeOf(node), members };
  }

  function content(node: AST.TOMLContentNode, depth: number): Value {
    if (depth > DEEPEST) throw new TooDeep();
    const range = rangeOf(node);
    if (node.type === 'TOMLArray') {
      return { kind: 'array', items: node.elements.map((element) => content(element, depth + 1)), range };
    }
    if (node.type === 'TOMLInlineTable')
      return tableOf(
        node.body.map((entry) => assignment(entry, [], depth + 1)),
        range,
      );
    switch (node.kind) {
      case 'string':
        return { kind: 'string', value: node.value, range };
      case 'boolean':
        return { kind: 'boolean', value: node.value, range };
      case 'integer':
      case 'float':
        return { kind: 'number', value: node.value, range };
      default:
        return { kind: 'other', value: node.datetime, range };
    }
  }

  function rangeOf(node: { range: [number, number] }): Range {
    return { start: node.range[0] + shift, end: node.range[1] + shift };
  }

  function shifted(key: TomlKey): TomlKey {
    return { name: key.name, range: { start: key.range.start + shift, end: key.range.end + shift } };
  }
}

/** A header that replaced an unreadable one: nobody knows where its keys belong. */
function isUnreadable(table: TomlTable): boolean {
  const first = table.path[0];
  return typeof first === 'string' && first.startsWith('_unreadable_');
}
