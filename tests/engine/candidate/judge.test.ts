import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/engine/workspace/edits.ts';
import { answers, askedAbout, judged, workspaceNamed } from './case.ts';

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

describe('with the names of hosts hidden too', () => {
  const host = 'harbor.internal.corp';
  const path = `/etc/containerd/certs.d/${host}/hosts.toml`;
  const text = `server = "https://${host}"\n\n[host."https://${host}"]\n  capabilities = ["pull"]\n  ca = "/etc/ssl/corp.pem"\n`;
  const answered = async (change: (seen: string) => string) => {
    const asked = await askedAbout([{ path, text }], [path], { classes: ['identifying'] });
    const seen = asked.redaction.files[0]?.text ?? '';
    expect(seen).not.toContain(host);
    return judged(`${asked.redaction.redactText(path)}:\n\`\`\`toml\n${change(seen)}\`\`\`\n`, asked);
  };

  it('an answer comes back to the real file with the real names', async () => {
    const judgement = await answered((seen) => seen.replace('["pull"]', '["pull", "resolve"]'));
    expect(judgement).toMatchObject({
      kind: 'accepted',
      files: [{ path, before: text, after: text.replace('["pull"]', '["pull", "resolve"]') }],
    });
  });

  it('a stand-in that stands for nobody is refused', async () => {
    const judgement = await answered((seen) => seen.replaceAll('registry-1.example', 'registry-9.example'));
    expect(judgement).toMatchObject({ kind: 'refused', refusals: [{ gate: 'placeholders' }, { gate: 'invented' }] });
  });
});
