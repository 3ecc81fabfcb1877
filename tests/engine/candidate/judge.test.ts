import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/engine/workspace/edits.ts';
import { answers, judged, workspaceNamed } from './case.ts';

describe.each([...new Set(answers.map(({ workspace }) => workspace))])('an answer about %s', (workspace) => {
  it.each(answers.filter((answer) => answer.workspace === workspace))(
    '$expected: $name',
    async ({ text, expected }) => {
      const asked = await workspaceNamed(workspace);
      const judgement = await judged(text, asked);
      const gates = judgement.kind === 'refused' ? judgement.refusals.map(({ gate }) => gate) : [judgement.kind];
      expect(gates, JSON.stringify(judgement)).toContain(expected);
      if (judgement.kind === 'refused')
        for (const { reason } of judgement.refusals) expect(reason).toMatch(/^\S.{10,}[.…:\w]$/s);
      if (judgement.kind !== 'accepted') return;
      for (const { path, before, after } of judgement.files) {
        expect(before).toBe(asked.files.find((file) => file.path === path)?.text);
        const edits = judgement.fix.edits.filter((edit) => edit.path === path);
        expect(applyEdits(before ?? '', edits)).toBe(after);
        expect(after).not.toContain('REDACTED');
      }
      expect(judgement.proof.every(({ result }) => result === 'held')).toBe(true);
    },
  );
});

describe('the answers', () => {
  it('are refused at least as often as accepted, by every gate', () => {
    const count = (wanted: string) => answers.filter(({ expected }) => expected === wanted).length;
    expect(count('accepted')).toBeGreaterThan(10);
    expect(answers.length - count('accepted') - count('words')).toBeGreaterThan(count('accepted'));
  });
});
