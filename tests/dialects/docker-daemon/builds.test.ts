import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine/index.ts';
import type { Workspace } from '../../../src/engine/workspace/workspace.ts';

const daemonJson = {
  path: '/etc/docker/daemon.json',
  text: '{\n  "log-driver": "json-file",\n  "insecure-registries": ["harbor.internal.corp"]\n}\n',
};
const refused = {
  path: 'error.txt',
  text: 'ERROR: failed to solve: r.corp/app:1: failed to resolve source metadata for r.corp/app:1: failed to do request: Head "https://r.corp/v2/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority\n',
};

/** What the plan does to dockerd after the change, in its order. */
const rereads = async (workspace: Workspace): Promise<string[]> =>
  (await analyse({ accept: 'all', ...workspace })).plan.actions
    .filter(({ kind }) => kind === 'reload' || kind === 'restart')
    .map(({ kind, title }) => `${kind}: ${title}`);

describe('the builder inside dockerd, which no reload reaches', () => {
  it('gets a step of its own after the reload where nothing shows that anybody builds', async () => {
    expect(await rereads({ files: [daemonJson] })).toEqual([
      'reload: Let dockerd read daemon.json again',
      'restart: Only for the builder inside dockerd: restart dockerd',
    ]);
  });

  it.each<[string, Workspace]>([
    ['a Dockerfile', { files: [daemonJson, { path: 'Dockerfile', text: 'FROM harbor.internal.corp/prod/base:1\n' }] }],
    ['an error of BuildKit', { files: [daemonJson, refused] }],
    ['the target', { files: [daemonJson], target: { runtime: 'buildkit' } }],
  ])('gets the restart where %s shows it', async (_, workspace) => {
    const actions = await rereads(workspace);
    expect(actions).toContain('restart: Restart dockerd');
    expect(actions.filter((action) => action.startsWith('reload'))).toEqual([]);
  });
});
