import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../../src/engine/workspace/source-file.ts';
import type { Target } from '../../src/engine/workspace/target.ts';
import { certificates } from '../pki/index.ts';

/** One case of one rule: a folder of input, and what is expected of it. */
export interface Fixture {
  /** `dialect/rule` */
  rule: string;
  name: string;
  folder: string;
  /** Cases named `ok-…` must not be matched by the rule. */
  mustMatch: boolean;
  /** Why the case exists. */
  about: string;
  target: Partial<Target>;
  at: string;
  files: SourceFile[];
}

const root = dirname(fileURLToPath(import.meta.url));
/** First path segments that stand for the root of a node's file system. */
const NODE_ROOTS = new Set(['etc', 'var', 'usr', 'opt', 'root', 'home', 'run']);
const DEFAULT_INSTANT = '2026-11-21T00:00:00Z';

/** All fixtures below tests/dialects, in a stable order. */
export async function fixtures(): Promise<Fixture[]> {
  const pems = await certificates();
  return filesBelow(root)
    .filter((path) => basename(path) === 'case.json')
    .map((path) => {
      const folder = dirname(path);
      const [dialect = '', rule = '', name = ''] = relative(root, folder).split(sep);
      const meta = JSON.parse(readFileSync(path, 'utf8')) as { about: string; target?: Partial<Target>; at?: string };
      return {
        rule: `${dialect}/${rule}`,
        name,
        folder,
        mustMatch: !name.startsWith('ok-'),
        about: meta.about,
        target: meta.target ?? {},
        at: meta.at ?? DEFAULT_INSTANT,
        files: inputFiles(join(folder, 'input'), pems),
      };
    });
}

function inputFiles(input: string, pems: Readonly<Record<string, string>>): SourceFile[] {
  if (!existsSync(input)) return [];
  return filesBelow(input).map((path) => {
    const parts = relative(input, path).split(sep);
    const name = parts.join('/');
    return {
      path: NODE_ROOTS.has(parts[0] ?? '') ? `/${name}` : name,
      text: withCertificates(readFileSync(path, 'utf8'), pems),
    };
  });
}

/** Replaces each `@@CERT:name@@` by that certificate's PEM, so that no fixture holds a certificate that expires. */
export function withCertificates(text: string, pems: Readonly<Record<string, string>>): string {
  return text.replace(/@@CERT:([a-z0-9-]+)@@\n?/g, (_, name: string) => {
    const pem = pems[name];
    if (pem === undefined) throw new Error(`tests/pki makes no certificate called ${name}`);
    return pem;
  });
}

/** The reverse: certificates made for this run become their markers again, other texts stay. */
export function withMarkers(text: string, pems: Readonly<Record<string, string>>): string {
  let marked = text;
  for (const [name, pem] of Object.entries(pems)) {
    marked = marked.replaceAll(pem, `@@CERT:${name}@@\n`).replaceAll(pem.trimEnd(), `@@CERT:${name}@@`);
  }
  return marked;
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}
