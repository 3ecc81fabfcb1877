import { describe, expect, test } from 'vitest';
import { prove } from '../../../src/engine/proof/prove.ts';
import type { Finding, Fix } from '../../../src/engine/workspace/report.ts';
import type { SourceFile } from '../../../src/engine/workspace/source-file.ts';

const path = '/etc/docker/daemon.json';

function finding(rule: string, fix: Partial<Fix>, message = rule): Finding {
  return {
    id: rule,
    rule,
    severity: 'unsafe',
    path,
    range: { start: 0, end: 0 },
    message,
    why: '',
    whatToDo: '',
    evidence: [],
    references: [],
    fix: { title: rule, safety: 'safe', edits: [], creates: [], actions: [], missing: [], declares: [], ...fix },
  };
}

/** Replaces the first occurrence of `from`, when the text has it. */
const replacing = (rule: string, from: string, to: string, key: string) => (text: string) => {
  const start = text.indexOf(from);
  return start < 0
    ? []
    : [
        finding(rule, {
          edits: [{ path, range: { start, end: start + from.length }, text: to }],
          declares: [{ path, at: [key] }],
        }),
      ];
};

async function proven(text: string, rules: ((text: string) => Finding[])[]) {
  const files: SourceFile[] = [{ path, text }];
  const examine = async (given: readonly SourceFile[]) => rules.flatMap((rule) => rule(given[0]?.text ?? ''));
  const result = await prove(
    { files, findings: await examine(files) },
    examine,
    () => true,
    () => 'docker-daemon',
  );
  return { text: result.combination.files[0]?.text, refused: [...result.refused.keys()] };
}

describe('prove', () => {
  test('combines fixes of different places', async () => {
    const rules = [replacing('a', '1', '2', 'a'), replacing('b', '5', '6', 'b')];
    expect(await proven('{"a": 1, "b": 5}', rules)).toEqual({ text: '{"a": 2, "b": 6}', refused: [] });
  });

  test('lets a colliding fix wait for the changed text', async () => {
    const rules = [replacing('first', '1', '2', 'a'), replacing('second', ': 1,', ': 3,', 'a')];
    expect(await proven('{"a": 1, "b": 5}', rules)).toEqual({ text: '{"a": 2, "b": 5}', refused: [] });
  });

  test('tries a fix anew that had to wait until another made the text readable', async () => {
    const comma = (text: string) =>
      replacing(
        'comma',
        ',}',
        '}',
        '',
      )(text).map((found) => ({
        ...found,
        fix: found.fix && { ...found.fix, declares: [{ path, at: [] }] },
      }));
    const rules = [replacing('waits', '1', '2', 'a'), comma, replacing('broken', '5', '', 'b')];
    expect(await proven('{"a": 1, "b": 5,}', rules)).toEqual({ text: '{"a": 2, "b": 5}', refused: ['broken'] });
  });

  test('refuses a fix whose result does not parse, and keeps the others', async () => {
    const rules = [replacing('good', '1', '2', 'a'), replacing('broken', '5', '', 'b')];
    expect(await proven('{"a": 1, "b": 5}', rules)).toEqual({ text: '{"a": 2, "b": 5}', refused: ['broken'] });
  });

  test('tries nothing one by one where that would read millions of characters', async () => {
    const rules = [replacing('good', '1', '2', 'a'), replacing('broken', '5', '', 'b')];
    const text = `{"a": 1, "b": 5, "long": "${'x'.repeat(2_600_000)}"}`;
    expect(await proven(text, rules)).toEqual({ text, refused: ['good', 'broken'] });
  });

  test('refuses a fix that changes more than it declares', async () => {
    const rules = [replacing('greedy', '1, "b": 5', '2, "b": 6', 'a')];
    expect(await proven('{"a": 1, "b": 5}', rules)).toEqual({ text: '{"a": 1, "b": 5}', refused: ['greedy'] });
  });

  test('refuses a fix after which its finding is still there', async () => {
    const stubborn = () => [finding('stubborn', { edits: [{ path, range: { start: 1, end: 1 }, text: ' ' }] })];
    expect(await proven('{"a": 1}', [stubborn])).toEqual({ text: '{"a": 1}', refused: ['stubborn'] });
  });

  test('refuses a fix that brings a new finding', async () => {
    const rules = [replacing('a', '1', '9', 'a'), (text: string) => (text.includes('9') ? [finding('nine', {})] : [])];
    expect(await proven('{"a": 1}', rules)).toEqual({ text: '{"a": 1}', refused: ['a'] });
  });
});
