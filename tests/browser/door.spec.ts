import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SourceFile } from '../../src/engine/workspace/source-file.ts';
import { fixtures } from '../dialects/fixture.ts';
import { expect, test } from './site.ts';

type Door = typeof import('../../src/engine/index.ts');

test('the built engine says the same in the browser as in Node', async ({ page, site }) => {
  const cases = (await fixtures()).map(({ rule, name, files, target, at }) => ({
    name: `${rule}: ${name}`,
    workspace: {
      files: files.map(({ path, text }): SourceFile => ({ path, text })),
      target,
      at,
      accept: 'all' as const,
    },
  }));
  expect(cases.length).toBeGreaterThan(100);

  // A page of the same server that has no policy: what is asked for is not there.
  await page.goto(`${site.url}/none`);
  const inBrowser = await page.evaluate(async (given) => {
    const { analyse }: Door = await import(`${location.origin}/engine/index.js`);
    const reports: string[] = [];
    for (const { workspace } of given) reports.push(JSON.stringify(await analyse(workspace)));
    return reports;
  }, cases);

  const { analyse }: Door = await import(pathToFileURL(join('dist', 'engine', 'index.js')).href);
  const different: string[] = [];
  for (const [index, { name, workspace }] of cases.entries())
    if (JSON.stringify(await analyse(workspace)) !== inBrowser[index]) different.push(name);
  expect(different).toEqual([]);
});
