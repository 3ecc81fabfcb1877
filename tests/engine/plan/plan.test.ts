import { describe, expect, it } from 'vitest';
import { type PlanInput, planOf } from '../../../src/engine/plan/plan.ts';
import type { Finding, Fix, NodeAction } from '../../../src/engine/workspace/report.ts';

const ca = '/etc/docker/certs.d/harbor.internal.corp/ca.crt';
const restart: NodeAction = { kind: 'restart', title: 'Restart', command: 'restart', why: '' };

function finding(fix: Partial<Fix>): Finding {
  const whole = { title: '', safety: 'safe' as const, edits: [], creates: [], actions: [], missing: [], declares: [] };
  const range = { start: 0, end: 0 };
  return {
    id: 'one',
    rule: 'a/b',
    severity: 'breaks-now',
    path: ca,
    range,
    message: '',
    why: '',
    whatToDo: '',
    evidence: [],
    references: [],
    fix: { ...whole, ...fix },
  };
}

const missing = (path: string) => ({ path, what: 'the CA', obtain: ['get it'], without: '' });

/** Of a plan that obtains the CA at `ca`, over these files. */
function plan(files: Partial<Pick<PlanInput, 'given' | 'changed' | 'applies'>>, path = ca) {
  const given = files.given ?? [];
  const applied = [finding({ missing: [missing(path)] })];
  const installAt = (file: { path: string }) => (file.path.startsWith('/') ? file.path : undefined);
  return planOf({ given, changed: given, applied, findings: [], installAt, applies: () => [], ...files });
}

const commands = (actions: readonly NodeAction[]) => actions.map(({ command }) => command);
const copy = (path: string) => `sudo cp -a ${path} ${path}.before-known-authority`;
const putBack = (path: string) => `sudo mv -f ${path}.before-known-authority ${path}`;

describe('a file that is still to be obtained', () => {
  it('and takes the place of one on the node is put there after a copy was kept, which the way back restores', () => {
    const { actions, rollback } = plan({ given: [{ path: ca, text: 'the leaf' }] });
    expect(commands(actions)).toEqual([copy(ca), 'get it']);
    expect(commands(rollback)).toEqual([putBack(ca)]);
  });

  it('and takes the place of none has no copy and no way back', () => {
    const { actions, rollback } = plan({ given: [{ path: '/etc/docker/daemon.json', text: '{}' }] });
    expect(commands(actions)).toEqual(['get it']);
    expect(rollback).toEqual([]);
  });

  it('is copied once where the plan itself changes the file that was there', () => {
    const { actions, rollback } = plan({
      given: [{ path: ca, text: 'the leaf' }],
      changed: [{ path: ca, text: 'without the leaf' }],
    });
    expect(commands(actions).filter((command) => command === copy(ca))).toHaveLength(1);
    expect(commands(rollback)).toEqual([putBack(ca)]);
  });

  it('in a build context is the matter of whoever keeps that', () => {
    const { actions, rollback } = plan({ given: [{ path: 'corp-ca.crt', text: 'the leaf' }] }, 'corp-ca.crt');
    expect(commands(actions)).toEqual(['get it']);
    expect(rollback).toEqual([]);
  });
});

describe('an action that a changed file needs', () => {
  it('is undone before the daemon reads again what is there', () => {
    const carry: NodeAction = { kind: 'place', title: '', command: 'edit it', why: '', undo: 'put it back' };
    const { actions, rollback } = plan({
      given: [{ path: 'config.toml', text: 'a = 1' }],
      changed: [{ path: 'config.toml', text: 'a = 2' }],
      applies: () => [carry, restart],
    });
    expect(commands(actions)).toEqual(['get it', 'edit it', 'restart']);
    expect(commands(rollback)).toEqual(['put it back', 'restart']);
  });
});
