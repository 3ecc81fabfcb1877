import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked, type Judgement, judge } from '../../../src/engine/candidate/judge.ts';
import { declaredBy, scopesOf } from '../../../src/engine/candidate/scope.ts';
import { analyse } from '../../../src/engine/index.ts';
import { type RedactionOptions, redact } from '../../../src/engine/redaction/redact.ts';
import type { SourceFile } from '../../../src/engine/workspace/source-file.ts';

const folder = join(import.meta.dirname, 'fixtures');
const at = '2026-11-21T00:00:00Z';

const analysed = (files: readonly SourceFile[]) => analyse({ files: [...files], at, accept: [] });

/** A question about files, as the page would put it. */
export async function askedAbout(
  files: readonly SourceFile[],
  may: readonly string[],
  options: RedactionOptions = {},
): Promise<Asked> {
  return {
    files,
    redaction: redact(files, options),
    redactAnew: (some) => redact(some, options),
    report: await analysed(files),
    may: declaredBy(scopesOf(files), may, false),
  };
}

/** The workspaces beside this file; `etc/…` in one of them is the absolute path `/etc/…`. */
export async function workspaceNamed(name: string): Promise<Asked> {
  const root = join(folder, 'workspaces', name);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'asked.json')
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const files = paths.sort().map((path) => ({
    path: path.startsWith('etc/') ? `/${path}` : path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
  const { may }: { may: string[] } = JSON.parse(readFileSync(join(root, 'asked.json'), 'utf8'));
  return askedAbout(files, may);
}

export interface Answer {
  workspace: string;
  /** `accepted`, `words`, or the gate that must refuse it. */
  expected: string;
  name: string;
  text: string;
}

export const answers: readonly Answer[] = readdirSync(join(folder, 'answers')).flatMap((workspace) =>
  readdirSync(join(folder, 'answers', workspace)).map((file) => {
    const [expected = '', name = ''] = file.split('.');
    return { workspace, expected, name, text: readFileSync(join(folder, 'answers', workspace, file), 'utf8') };
  }),
);

/** The answer with the placeholders of this question in the place of its markers. */
const withPlaceholders = (text: string, { redaction }: Asked): string =>
  text.replace(/@@SECRET:([^@]+)@@/g, (_, secret: string) => {
    const found = redaction.placeholders.find(({ placeholder }) => redaction.restore(placeholder) === secret);
    if (!found) throw new Error(`${secret} was not redacted`);
    return found.placeholder;
  });

export const judged = (answer: string, asked: Asked): Promise<Judgement> =>
  judge(withPlaceholders(answer, asked), asked, analysed);
