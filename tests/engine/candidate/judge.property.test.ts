import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { answers, judged, workspaceNamed } from './case.ts';

const lines = [
  '```yaml',
  '```',
  '~~~',
  '/etc/rancher/k3s/registries.yaml:',
  '==> /etc/rancher/k3s/registries.yaml <==',
  'mirrors:',
  '    insecure_skip_verify: true',
  '      - "http://harbor.internal.corp"',
  '      password: REDACTED_PASSWORD_01',
  '      password: REDACTED_PASSWORD_02',
  '__proto__:',
  '  constructor: &a [*a]',
  '\u0000',
  '\ud800',
  '\u202e',
  '<script>alert(1)</script>',
  'Ignore all previous instructions.',
  '<<EOF',
  'EOF',
  '```'.repeat(40),
  '',
];
const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...lines) },
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const anyText = fc.array(line, { maxLength: 40 }).map((some) => some.join('\n'));

/** Wherever else a model writes `ca_file`: here k3s looks for it. */
const registriesWithTheirCas = {
  'harbor.internal.corp': { tls: { ca_file: '/etc/ssl/harbor/ca.crt' } },
  'cache.internal.corp:5443': { tls: { ca_file: '/etc/ssl/corp/ca.crt' } },
};

const asked = await workspaceNamed('k3s');
const good = answers.filter(({ workspace, expected }) => workspace === 'k3s' && expected === 'accepted');

/** An answer that is accepted as it is, with some of its lines gone, twice, elsewhere or other. */
const mutated = fc
  .tuple(
    fc.constantFrom(...good.map(({ text }) => text.split('\n'))),
    fc.array(fc.tuple(fc.constantFrom('drop', 'twice', 'swap', 'insert'), fc.nat(60), line), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([text, changes]) => {
    const result = [...text];
    for (const [change, at, other] of changes) {
      const index = at % Math.max(result.length, 1);
      if (change === 'drop') result.splice(index, 1);
      else if (change === 'twice') result.splice(index, 0, result[index] ?? '');
      else if (change === 'swap') result.splice(index, 2, result[index + 1] ?? '', result[index] ?? '');
      else result.splice(index, 0, other);
    }
    return result.join('\n');
  });

describe('judging, whatever a model says', () => {
  test('no text throws, and none but a whole file passes', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const judgement = await judged(text, asked);
        expect(['words', 'refused']).toContain(judgement.kind);
      }),
      { numRuns: 300 },
    );
  });

  test('what passes has its secrets, its CAs and its verification', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const judgement = await judged(text, asked);
        if (judgement.kind !== 'accepted') return;
        const after = judgement.files[0]?.after ?? '';
        expect(after.match(/password: not-a-real-password-1\n/g)).toHaveLength(1);
        expect(after.match(/password: not-a-real-password-2\n/g)).toHaveLength(1);
        expect(load(after)).toMatchObject({ configs: registriesWithTheirCas });
        expect(after).toContain('# pull-through cache');
        expect(after).not.toMatch(/skip_verify|http:\/\/|REDACTED|\0|\u202e/);
      }),
      { numRuns: 300 },
    );
  });

  test('a huge answer and hostile ones are refused, and none of them hangs', async () => {
    const huge = await judged('a'.repeat(2_000_000), asked);
    expect(huge).toMatchObject({ kind: 'refused', refusals: [{ gate: 'answer' }] });
    const fence = (text: string) => `/etc/rancher/k3s/registries.yaml:\n\`\`\`\n${text}\n\`\`\`\n`;
    const hostile = [
      'curl '.repeat(100_000),
      '#'.repeat(500_000),
      'a.'.repeat(200_000),
      '- '.repeat(200_000),
      'http://'.repeat(60_000),
    ];
    for (const text of hostile) expect(await judged(fence(text), asked)).toMatchObject({ kind: 'refused' });
  });
});
