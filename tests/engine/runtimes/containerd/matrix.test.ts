import { describe, expect, test } from 'vitest';
import { caseOf } from '../../../compare/case-of-node.ts';
import { saidByModel } from '../../../compare/of-model.ts';
import { rows } from './matrix-rows.ts';

const releases = ['1.6.20', '1.7.24', '2.1.9', '1.6.39', '1.7.34', '2.0.11', '2.2.7', '2.3.4'] as const;

const letters = { verified: 'p', unverified: 'p', refused: 'f', depends: '?', unknown: '?' } as const;

describe('what was measured on eight containerd daemons', () => {
  test.each(Object.entries(rows))('%s', async (_, row) => {
    const { files, measured, chain = ['leaf', 'intermediate'], registry, differs } = row;
    const said: string[] = [];
    for (const release of releases) {
      const { pullBy } = await caseOf({
        registry: registry ?? 'harbor.internal.corp',
        image: '',
        files: files(release.startsWith('1.')),
        chain,
      });
      const { daemon, cri, outcome } = saidByModel(pullBy(release));
      said.push(daemon === 'does not start' ? 'x' : cri === 'not loaded' ? 'c' : letters[outcome]);
    }
    // An exception that has become none has to go.
    if (differs) expect(said.join('')).not.toBe(measured);
    else expect(said.join('')).toBe(measured);
  });
});
