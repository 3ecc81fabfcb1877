import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { entriesOf, zipOf } from '../../../src/engine/share/archive.ts';
import type { Plan, PlannedFile } from '../../../src/engine/workspace/report.ts';

const planOf = (...files: PlannedFile[]): Plan => ({
  files,
  actions: [{ kind: 'restart', title: 'Restart it', command: 'sudo systemctl restart it', why: 'It reads it once.' }],
  rollback: [],
  unresolved: [],
  accepted: [],
  missing: [],
});

const archiveOf = (plan: Plan, patch: string) => zipOf(entriesOf(plan, patch));

const contents = (plan: Plan): Record<string, string> => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Object.fromEntries(
    Object.entries(unzipSync(archiveOf(plan, 'the patch'))).map(([path, bytes]) => [path, decoder.decode(bytes)]),
  );
};

describe('the archive', () => {
  const changed = {
    path: 'config.toml',
    before: '\ufeffa\r\n',
    after: '\ufeffb\r\n',
    installAt: '/etc/containerd/config.toml',
  };

  it('holds corrected files at their real places, the originals, the patch and the steps', () => {
    const files = contents(planOf(changed, { path: '/etc/certs.d/h/ca.crt', before: null, after: 'pem' }));
    expect(files).toMatchObject({
      'etc/containerd/config.toml': '\ufeffb\r\n',
      'etc/certs.d/h/ca.crt': 'pem',
      'originals/etc/containerd/config.toml': '\ufeffa\r\n',
      'changes.patch': 'the patch',
      'STEPS.md': expect.stringContaining('sudo systemctl restart it'),
    });
    expect(Object.keys(files)).toHaveLength(5);
  });

  it('is the same, byte for byte, for the same plan', () => {
    expect(archiveOf(planOf(changed), 'p')).toEqual(archiveOf(planOf(changed), 'p'));
  });

  it('keeps two files of one place apart, and every file inside', () => {
    const twice = planOf(
      changed,
      { ...changed, path: 'copy.toml', after: 'c' },
      { path: '../../x', before: null, after: 'x' },
    );
    expect(Object.keys(contents(twice))).toEqual(
      expect.arrayContaining(['etc/containerd/config.toml', 'etc/containerd/config.toml.2', 'x']),
    );
  });

  it('holds a file called __proto__', () => {
    const plan = planOf({ path: '__proto__', before: null, after: 'x' });
    expect(Object.keys(contents(plan))).toEqual(['./__proto__', 'changes.patch', 'STEPS.md']);
  });
});
