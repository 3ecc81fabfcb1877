import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendItem,
  insertTable,
  pathOf,
  readToml,
  removeAt,
  removeItem,
  renameKey,
  setKey,
  type TomlDocument,
} from '../../../../src/engine/syntax/toml/index.ts';
import type { TextEdit } from '../../../../src/engine/workspace/source-file.ts';
import { edited, secondOpinion } from './edited.ts';
import { document, key, type Plain, scalar } from './generated.ts';

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
      (assignment) =>
        assignment.value.kind === 'table' &&
        path.length > pathOf(assignment).length + 1 &&
        pathOf(assignment).every((step, i) => step === path[i]),
    ),
  );
}

/** A table that was only implied by what was below it is gone with it. */
function withoutEmpty(value: Plain): Plain {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([k, member]) => [k, withoutEmpty(member)] as const);
  return new Map(entries.filter(([, member]) => !(member instanceof Map && member.size === 0)));
}
