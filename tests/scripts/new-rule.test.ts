import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scaffold } from '../../scripts/new-rule.mjs';
import { filesBelow } from '../dialects/fixture.ts';

const rules = 'src/engine/dialects/dockerfile/rules';
const index = `import type { Rule } from '../../rule.ts';
import type { DockerfileDocument } from '../document.ts';
import { rule as caNotInImage } from './ca-not-in-image.ts';
import { rule as verificationDisabled } from './verification-disabled.ts';

export const rules: readonly Rule<DockerfileDocument>[] = [verificationDisabled, caNotInImage];
`;

describe('new-rule', () => {
  const project = mkdtempSync(join(tmpdir(), 'new-rule-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  beforeAll(() => {
    write(`${rules}/index.ts`, index);
    write(`${rules}/ca-not-in-image.ts`, '');
    write('tests/dialects/dockerfile/secret-in-image/case.json', '');
  });
  afterAll(() => rmSync(project, { recursive: true }));

  it('writes the rule, one fixture that must match and one that must not, and the line in the list', () => {
    const files = scaffold(project, 'dockerfile/from-by-ip');
    expect(Object.keys(files)).toEqual([
      `${rules}/from-by-ip.ts`,
      `${rules}/index.ts`,
      'tests/dialects/dockerfile/from-by-ip/first/case.json',
      'tests/dialects/dockerfile/from-by-ip/first/input/Dockerfile',
      'tests/dialects/dockerfile/from-by-ip/ok-first/case.json',
      'tests/dialects/dockerfile/from-by-ip/ok-first/input/Dockerfile',
    ]);
    expect(files[`${rules}/from-by-ip.ts`]).toContain("Rule<DockerfileDocument> = {\n  id: 'dockerfile/from-by-ip'");
    const lines = files[`${rules}/index.ts`]?.split('\n') ?? [];
    expect(lines.indexOf("import { rule as fromByIp } from './from-by-ip.ts';")).toBe(3);
    expect(lines.join(' ')).toContain('[verificationDisabled, caNotInImage,   fromByIp, ];');
  });

  it.each([
    ['dockerfile', 'is called <dialect>/<rule>'],
    ['dockerfile/Upper', 'is called <dialect>/<rule>'],
    ['../x/y', 'is called <dialect>/<rule>'],
    ['podman/x', 'There are: dockerfile'],
    ['dockerfile/ca-not-in-image', 'is there already'],
    ['dockerfile/secret-in-image', 'is there already'],
  ])('refuses %s', (id, why) => {
    expect(() => scaffold(project, id)).toThrow(why);
  });
});

describe('the rules', () => {
  it('hold nothing that a scaffold left to be replaced', () => {
    const files = [...filesBelow('src/engine/dialects'), ...filesBelow('tests/dialects')];
    expect(files.filter((path) => readFileSync(path, 'utf8').includes('SCAFFOLD:'))).toEqual([]);
  });
});
