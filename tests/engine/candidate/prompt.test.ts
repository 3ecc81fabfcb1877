import { describe, expect, it } from 'vitest';
import { filesIn } from '../../../src/engine/candidate/answer.ts';
import { promptOf } from '../../../src/engine/candidate/prompt.ts';
import { declaredBy, scopesOf } from '../../../src/engine/candidate/scope.ts';
import { askedAbout, workspaceNamed } from './case.ts';

describe('a question to a model', () => {
  it('begins with the report and holds every file, without a secret', async () => {
    const { report, redaction, may } = await workspaceNamed('k3s');
    const text = promptOf(report, redaction, {
      purpose: 'rewrite',
      may,
      words: 'Why the second CA? not-a-real-password-2',
    });
    expect(text).toContain(report.cause?.summary);
    expect(text).toContain('Why the second CA? REDACTED_');
    expect(text).toContain('# pull-through cache');
    expect(text).not.toContain('not-a-real-password');
    expect(text.indexOf('The cause:')).toBeLessThan(text.indexOf('# The files'));
    for (const { placeholder } of redaction.placeholders) expect(text).toContain(placeholder);
  });

  it('names the keys that may change, and none for an explanation', async () => {
    const { report, redaction, may } = await workspaceNamed('docker');
    const ask = (purpose: 'explain' | 'rewrite') => promptOf(report, redaction, { purpose, may, words: '' });
    expect(ask('rewrite')).toContain(
      '/etc/docker/daemon.json, below these keys only: insecure-registries, registry-mirrors',
    );
    expect(ask('explain')).not.toContain('What you may change');
    expect(ask('explain')).not.toMatch(/stand for secrets/);
  });

  it('puts files with fences of their own into longer ones, so that they come back whole', async () => {
    const text = '# docs\n```\nnot the end\n```\nFROM debian:12\n';
    const { report, redaction } = await askedAbout([{ path: 'Dockerfile', text }], []);
    const prompt = promptOf(report, redaction, { purpose: 'explain', may: [], words: '' });
    expect(filesIn(prompt, undefined)).toEqual({ kind: 'files', files: [{ path: 'Dockerfile', text }] });
  });
});

describe('what a model may change', () => {
  it('is the settings of registries, or a whole file where all of it is about them or none of it can be read', () => {
    const scopes = scopesOf([
      { path: '/etc/containerd/config.toml', text: 'version = 2\n' },
      { path: '/etc/docker/daemon.json', text: '{}' },
      { path: 'broken/daemon.json', text: '{' },
      { path: '/etc/rancher/k3s/registries.yaml', text: 'mirrors: {}\n' },
      { path: 'error.txt', text: 'x509: certificate signed by unknown authority\n' },
    ]);
    expect(scopes.map(({ path, keys }) => [path, keys.length, keys[0]?.length])).toEqual([
      ['/etc/containerd/config.toml', 4, 3],
      ['/etc/docker/daemon.json', 2, 1],
      ['broken/daemon.json', 1, 0],
      ['/etc/rancher/k3s/registries.yaml', 1, 0],
    ]);
    expect(declaredBy(scopes, ['/etc/docker/daemon.json'], true)).toEqual([
      { path: '/etc/docker/daemon.json', at: [] },
    ]);
    expect(declaredBy(scopes, [], false)).toEqual([]);
  });
});
