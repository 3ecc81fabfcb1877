import { expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import { keepIds } from '../../../src/engine/plan/keep-ids.ts';
import type { Finding } from '../../../src/engine/workspace/report.ts';

const finding = (id: string, start: number, after?: string[]): Finding => ({
  id,
  rule: 'dockerfile/verification-disabled',
  severity: 'unsafe',
  path: 'Dockerfile',
  range: { start, end: start + 1 },
  message: 'curl -k',
  why: '',
  whatToDo: '',
  evidence: [],
  references: [],
  ...(after && { after }),
});
const edit = (start: number, end: number, text: string, path = 'Dockerfile') => ({ path, range: { start, end }, text });
const ids = (findings: readonly Finding[]) => findings.map(({ id }) => id);

it('a finding that waited keeps its id when the one before it is gone', () => {
  const after = [finding('a', 20, ['a:2']), finding('a:2', 30)];
  const kept = keepIds([finding('a:2', 30), finding('a:3', 40)], [edit(5, 15, '')], after);
  expect(ids(kept)).toEqual(['a:2', 'a:3']);
  expect(kept[0]?.after).toEqual(['a:3']);
});

it('a finding without a predecessor never takes the id of another', () => {
  const kept = keepIds([finding('a:2', 30)], [edit(0, 0, '12345')], [finding('a:2', 7), finding('b', 35)]);
  expect(ids(kept)).toEqual(['a:2:new', 'a:2']);
});

it('what was replaced is not known again, and edits of other files move nothing', () => {
  expect(ids(keepIds([finding('a', 30)], [edit(28, 40, 'x')], [finding('b', 29)]))).toEqual(['b']);
  expect(ids(keepIds([finding('a', 30)], [edit(0, 9, '', 'other')], [finding('b', 30)]))).toEqual(['a']);
});

it('choosing every fix by its id is the same as choosing all, where messages count lines', async () => {
  const line = 'npm config set strict-ssl false';
  const text = `FROM node:20-alpine\nRUN set -eux \\\n  && \\\n  ${line}; ${line}\nRUN ${line} && ${line}\nRUN ls\n`;
  const files = [{ path: 'Dockerfile', text }];
  const all = await analyse({ files, accept: 'all' });
  const named = await analyse({ files, accept: ids(all.findings) });
  expect(all.findings.length).toBeGreaterThan(3);
  expect(all.plan.files).toHaveLength(1);
  expect(named.plan).toEqual(all.plan);
  expect(all.plan.unresolved).toEqual([]);
});
