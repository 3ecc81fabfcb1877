import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/engine/redaction/redact.ts';
import { certificates } from '../../pki/index.ts';
import { readableIn } from './readable-in.ts';

const here = import.meta.dirname;
const { root } = await certificates();

interface Case {
  about: string;
  /** Must be in nothing that leaves, in no encoding. */
  hidden: string[];
  /** Must stay, character for character. */
  readable: string[];
  classes?: 'identifying'[];
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => existsSync(join(here, entry.name, 'case.json')))
  .map((entry) => entry.name);

describe.each(cases)('%s', (name) => {
  const folder = join(here, name);
  const { hidden, readable, classes = [] }: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  const input = join(folder, 'input');
  const given = filesIn(input).map((path) => ({
    path: path.slice(input.length + 1),
    text: readFileSync(path, 'utf8').replaceAll('@@CERT:root@@', root.trimEnd()),
  }));
  const forms = [
    ['as it is', given],
    ['with CRLF and BOM', given.map((file) => ({ ...file, text: `\ufeff${file.text.replaceAll('\n', '\r\n')}` }))],
  ] as const;

  it.each(forms)('%s: hides what must be hidden, keeps the rest, and comes back', (_, files) => {
    const { files: redacted, restore, placeholdersIn } = redact(files, { classes });
    const all = redacted
      .map(({ path, text }) => `${path}\n${text}`)
      .join('\n')
      .replaceAll('\r\n', '\n');
    const layers = readableIn(all);
    expect(hidden.filter((secret) => layers.some((layer) => layer.includes(secret)))).toEqual([]);
    expect(readable.filter((text) => !all.includes(text))).toEqual([]);
    expect(redacted.map(({ text }) => restore(text))).toEqual(files.map(({ text }) => text));
    expect(redacted.flatMap(({ text }) => placeholdersIn(text)).filter(({ known }) => !known)).toEqual([]);
    expect(redact(redacted, { classes }).files.map(({ text }) => text)).toEqual(redacted.map(({ text }) => text));
  });

  it('each file by itself, by redactText, and without its name', () => {
    const { files: redacted, redactText } = redact(given, { classes });
    expect(given.map(({ text }) => redactText(text))).toEqual(redacted.map(({ text }) => text));
  });

  it('still parses', () => {
    const { files: redacted } = redact(given, { classes });
    given.forEach(({ path, text }, index) => {
      const after = redacted[index]?.text ?? '';
      if (path.endsWith('.json')) expect(() => JSON.parse(after)).not.toThrow();
      if (/\.ya?ml$/.test(path) && !text.includes('{{') && !text.includes('\n---'))
        expect(() => load(after)).not.toThrow();
    });
  });

  it('reads as expected', () => {
    const { files: redacted, items } = redact(given, { classes });
    const reasons = items
      .map(({ placeholder, reason, places }) => `${placeholder}: ${reason} (${places.length})\n`)
      .join('');
    for (const { path, text } of [...redacted, { path: '../expected.txt', text: reasons }]) {
      const expected = join(folder, 'output', path);
      const shown = text.replaceAll(root.trimEnd(), '@@CERT:root@@');
      if (!existsSync(expected)) {
        mkdirSync(dirname(expected), { recursive: true });
        writeFileSync(expected, shown);
      }
      expect(shown).toBe(readFileSync(expected, 'utf8'));
    }
  });
});
