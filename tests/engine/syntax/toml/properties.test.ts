import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendItem,
  insertTable,
  readToml,
  removeAt,
  removeItem,
  renameKey,
  setKey,
  type TomlDocument,
} from '../../../../src/engine/syntax/toml/index.ts';
import type { TextEdit } from '../../../../src/engine/workspace/source-file.ts';
import { edited, secondOpinion } from './edited.ts';

type Plain = string | number | boolean | Plain[] | Map<string, Plain>;

const KEYS = ['a', 'b', 'c d', 'e.f', 'http://x:5000', '*'];
const key = fc.constantFrom(...KEYS);
const scalar = fc.oneof(
  fc.constantFrom('', '/etc/x', "it's", 'tab\tand "quotes"', '😀'),
  fc.integer({ min: -9, max: 9 }),
  fc.boolean(),
);

interface Layout {
  eol: string;
  bom: string;
  quote: '"' | "'";
  indent: string;
  finalNewline: boolean;
  spaced: boolean;
}

const layout: fc.Arbitrary<Layout> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  bom: fc.constantFrom('', '\ufeff'),
  quote: fc.constantFrom('"' as const, "'" as const),
  indent: fc.constantFrom('', '  ', '\t'),
  finalNewline: fc.boolean(),
  spaced: fc.boolean(),
});

/** A tree of scalars, lists, inline tables and tables, as somebody might have written it. */
const tree = fc.letrec<{ table: Map<string, Plain>; leaf: Plain }>((tie) => ({
  leaf: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  table: fc.oneof(
    { maxDepth: 3 },
    fc.array(fc.tuple(key, tie('leaf')), { maxLength: 3 }).map((entries) => new Map<string, Plain>(entries)),
    fc
      .array(fc.tuple(key, fc.oneof(tie('leaf'), tie('table'))), { maxLength: 3 })
      .map((entries) => new Map<string, Plain>(entries)),
  ),
}));

const document = fc
  .tuple(tree.table, layout, fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }))
  .map(([value, style, dice]) => ({
    value,
    text: print(value, style, dice),
  }));

/** Writes a value in the given layout; the dice decide on comments, inline tables, dotted keys and broken lines. */
function print(root: Map<string, Plain>, style: Layout, dice: number[]): string {
  let roll = 0;
  const next = () => dice[roll++ % dice.length] ?? 0;
  const text = (value: string) =>
    style.quote === "'" && !/['\n\t"]/.test(value) ? `'${value}'` : JSON.stringify(value);
  const name = (written: string) => (/^[\w-]+$/.test(written) && next() > 0 ? written : text(written));
  const lines: string[] = [];
  const inline = (value: Plain): string => {
    if (typeof value === 'string') return text(value);
    if (value instanceof Map) return `{ ${[...value].map(([k, v]) => `${name(k)} = ${inline(v)}`).join(', ')} }`;
    if (!Array.isArray(value)) return String(value);
    if (next() > 1) return `[${value.map(inline).join(', ')}]`;
    const items = value.map(
      (item, index) =>
        `  ${inline(item)}${index < value.length - 1 || next() > 2 ? ',' : ''}${next() === 0 ? ' # item' : ''}`,
    );
    return ['[', ...items, ']'].join(style.eol);
  };
  const body = (table: Map<string, Plain>, path: string[], depth: number) => {
    const indent = style.indent.repeat(depth);
    const below: [string, Map<string, Plain>][] = [];
    for (const [k, value] of table) {
      if (value instanceof Map && next() > 0) below.push([k, value]);
      else if (value instanceof Map && value.size > 0 && next() > 2) {
        for (const [inner, member] of value) lines.push(`${indent}${name(k)}.${name(inner)} = ${inline(member)}`);
      } else lines.push(`${indent}${name(k)} = ${inline(value)}${next() === 1 ? ' # note' : ''}`);
      if (next() === 2) lines.push(`${indent}# between`);
    }
    for (const [k, value] of below) {
      const keys = [...path, k];
      if (style.spaced) lines.push('');
      if (next() === 3) lines.push(`${indent}# above`);
      lines.push(`${indent}[${keys.map(name).join('.')}]`);
      body(value, keys, depth + 1);
    }
  };
  body(root, [], 0);
  const written = lines.join(style.eol);
  return style.bom + written + (style.finalNewline && written !== '' ? style.eol : '');
}

function change(root: Plain, path: readonly string[], update: (owner: Map<string, Plain>, key: string) => void): Plain {
  const copy = structuredClone(root);
  let owner: Plain | undefined = copy;
  for (const step of path.slice(0, -1)) {
    if (!(owner instanceof Map)) return root;
    if (!owner.has(step)) owner.set(step, new Map());
    owner = owner.get(step);
  }
  const last = path.at(-1);
  if (owner instanceof Map && last !== undefined) update(owner, last);
  return copy;
}

function paths(value: Plain, prefix: string[] = []): string[][] {
  if (!(value instanceof Map)) return [];
  return [...value].flatMap(([k, member]) => [[...prefix, k], ...paths(member, [...prefix, k])]);
}

const at = (value: Plain, path: readonly string[]): Plain | undefined =>
  path.reduce<Plain | undefined>((inner, step) => (inner instanceof Map ? inner.get(step) : undefined), value);

const doc = (text: string): TomlDocument => readToml({ path: 'x.toml', text });

/** What no edit may touch: everything outside it, the kind of line ends and the byte order mark. */
function expectKeptBytes(text: string, edits: TextEdit[], after: string): void {
  expect(after.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
  if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  if (!text.includes('\r') && text.includes('\n')) expect(after).not.toContain('\r');
  const kept: string[] = [];
  let from = 0;
  for (const { range } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    kept.push(text.slice(from, range.start));
    from = range.end;
  }
  kept.push(text.slice(from));
  let position = 0;
  for (const part of kept) {
    const found = after.indexOf(part, position);
    expect(found).toBeGreaterThanOrEqual(position);
    position = found + part.length;
  }
}

function check(text: string, edits: TextEdit[], expected: Plain): void {
  const after = edited(text, edits);
  expect(doc(after).problems).toEqual([]);
  expect(secondOpinion(after)).toEqual(expected);
  expectKeptBytes(text, edits, after);
}

const RUNS = { numRuns: 400 };
const pick = fc.nat(1000);
const chosen = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];

describe('edits, judged by an independent parser', () => {
  it('prints what it means', () => {
    fc.assert(
      fc.property(document, ({ text, value }) => check(text, [], value)),
      RUNS,
    );
  });

  it('setKey changes a value, or adds one at any depth', () => {
    fc.assert(
      fc.property(
        document,
        fc.array(key, { minLength: 1, maxLength: 4 }),
        scalar,
        pick,
        ({ text, value }, path, next, index) => {
          for (const target of [path, chosen(paths(value), index)]) {
            if (!target || at(value, target) instanceof Map) continue;
            const edits = setKey(doc(text), target, next);
            const blocked = target.slice(0, -1).some((_, depth) => {
              const outer = at(value, target.slice(0, depth + 1));
              return outer !== undefined && !(outer instanceof Map);
            });
            if (blocked) expect(edits).toEqual([]);
            else if (edits.length > 0)
              check(
                text,
                edits,
                change(value, target, (owner, k) => owner.set(k, next)),
              );
            else expect(at(value, target) === next || isBehindInline(text, target)).toBe(true);
          }
        },
      ),
      RUNS,
    );
  });

  it('removeAt removes a key or a whole table', () => {
    fc.assert(
      fc.property(document, pick, ({ text, value }, index) => {
        const path = chosen(paths(value), index);
        if (!path) return;
        const edits = removeAt(doc(text), path);
        expect(edits).not.toEqual([]);
        const after = edited(text, edits);
        const removed = change(value, path, (owner, k) => owner.delete(k));
        expect(withoutEmpty(secondOpinion(after) as Plain)).toEqual(withoutEmpty(removed));
        expectKeptBytes(text, edits, after);
      }),
      RUNS,
    );
  });

  it('renameKey renames a key or a table with all that is below it', () => {
    fc.assert(
      fc.property(document, pick, ({ text, value }, index) => {
        const path = chosen(paths(value), index);
        if (!path) return;
        const renamed = change(value, path, (owner, k) => {
          const moved = owner.get(k);
          owner.delete(k);
          if (moved !== undefined) owner.set('new name', moved);
        });
        check(text, renameKey(doc(text), path, 'new name'), renamed);
      }),
      RUNS,
    );
  });

  it('array items are appended and removed', () => {
    fc.assert(
      fc.property(document, scalar, pick, ({ text, value }, item, index) => {
        const path = chosen(
          paths(value).filter((candidate) => Array.isArray(at(value, candidate))),
          index,
        );
        const list = path && at(value, path);
        if (!path || !Array.isArray(list)) return;
        // The second parser accepts no mixed arrays, which TOML 1.0 allows.
        const same = list.every((other) => typeof other === typeof item) ? [...list, item] : undefined;
        if (same)
          check(
            text,
            appendItem(doc(text), path, item),
            change(value, path, (owner, k) => owner.set(k, same)),
          );
        if (list.length === 0) return;
        const gone = index % list.length;
        const rest = list.filter((_, position) => position !== gone);
        check(
          text,
          removeItem(doc(text), path, gone),
          change(value, path, (owner, k) => owner.set(k, rest)),
        );
      }),
      RUNS,
    );
  });

  it('insertTable adds a table with entries', () => {
    fc.assert(
      fc.property(document, fc.array(key, { minLength: 1, maxLength: 4 }), scalar, ({ text, value }, path, next) => {
        const edits = insertTable(doc(text), path, [['new one', next]]);
        if (edits.length > 0)
          check(
            text,
            edits,
            change(value, [...path, 'new one'], (owner, k) => owner.set(k, next)),
          );
      }),
      RUNS,
    );
  });
});

/** Inline tables take members only directly: a table further in would have to be invented. */
function isBehindInline(text: string, path: readonly string[]): boolean {
  return doc(text).tables.some(({ body }) =>
    body.some(
      ({ value, path: owner }) =>
        value.kind === 'table' && path.length > owner.length + 1 && owner.every((step, i) => step === path[i]),
    ),
  );
}

/** A table that was only implied by what was below it is gone with it. */
function withoutEmpty(value: Plain): Plain {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([k, member]) => [k, withoutEmpty(member)] as const);
  return new Map(entries.filter(([, member]) => !(member instanceof Map && member.size === 0)));
}

describe('any text', () => {
  const fragment = fc.constantFrom(
    '[',
    ']',
    '"',
    "'",
    '=',
    '\n',
    '\r\n',
    '#',
    'a',
    '.',
    ',',
    '{',
    '}',
    '"""',
    '\ufeff',
    '\ud800',
    '\0',
    '1',
    ' ',
    '__proto__',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('is read without an exception, with problems inside the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { problems, root } = doc(given);
        expect(root.kind).toBe('table');
        for (const { range } of problems) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(given.length);
          expect(range.start).toBeLessThanOrEqual(range.end);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes edits without an exception', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.constantFrom('a', '__proto__', 'x'), { minLength: 1, maxLength: 3 }),
        (given, path) => {
          const read = doc(given);
          for (const edits of [
            setKey(read, path, 1),
            removeAt(read, path),
            renameKey(read, path, 'z'),
            insertTable(read, path, [['k', 1]]),
          ]) {
            if (read.problems.length === 0) expect(doc(edited(given, edits)).problems).toEqual([]);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
