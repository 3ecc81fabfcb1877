import type { Range, SourceFile } from '../workspace/source-file.ts';
import { type Finder, type Secret, secretsIn } from './secrets.ts';

export interface Redaction {
  /** The files without their secrets, in the same order. */
  files: SourceFile[];
  /** Each placeholder once, in the order of its first use. */
  placeholders: { placeholder: string; kind: string; count: number }[];
  /** Puts every secret back, byte for byte, into a text that holds placeholders of this redaction. */
  restore(text: string): string;
  /** Any other text with the same placeholders. */
  redactText(text: string): string;
}

export interface RedactionOptions {
  /** Texts that a person has marked as secret besides those that are found. */
  alsoSecret?: readonly string[];
}

/**
 * Replaces secrets by placeholders: the same secret by the same one, in every file. A placeholder is made of letters,
 * digits and underscores, so that it is a plain word in TOML, JSON, YAML, shells and URLs alike. Paths stay as they are.
 */
export function redact(files: readonly SourceFile[], options: RedactionOptions = {}): Redaction {
  const secrets = files.map((file) => secretsIn(file, markedBy(options.alsoSecret ?? [])));
  const used = new Map<string, { placeholder: string; kind: string; count: number }>();
  const write = placeholdersFor(files, secrets);
  const redacted = files.map((file, index) => {
    const parts: string[] = [];
    let position = 0;
    for (const { kind, range } of secrets[index] ?? []) {
      const secret = file.text.slice(range.start, range.end);
      const known = used.get(secret) ?? { placeholder: write(kind, used.size + 1), kind, count: 0 };
      used.set(secret, { ...known, count: known.count + 1 });
      parts.push(file.text.slice(position, range.start), known.placeholder);
      position = range.end;
    }
    return { ...file, text: parts.join('') + file.text.slice(position) };
  });
  const secretOf = new Map([...used].map(([secret, { placeholder }]) => [placeholder, secret]));
  return {
    files: redacted,
    placeholders: [...used.values()],
    restore: (text) => text.replace(write.pattern, (placeholder) => secretOf.get(placeholder) ?? placeholder),
    redactText: (text) =>
      [...used].reduce((rest, [secret, { placeholder }]) => rest.replaceAll(secret, () => placeholder), text),
  };
}

interface Writer {
  (kind: string, number: number): string;
  pattern: RegExp;
}

/**
 * Placeholders that occur in none of the texts and of which none is the beginning of another: the number has as many
 * digits in all of them.
 */
function placeholdersFor(files: readonly SourceFile[], secrets: readonly Secret[][]): Writer {
  let stem = 'REDACTED';
  while (files.some(({ text }) => text.includes(`${stem}_`))) stem += 'X';
  const digits = Math.max(2, String(secrets.flat().length).length);
  const write = (kind: string, number: number): string =>
    `${stem}_${kind.toUpperCase().replace(/[^A-Z]/g, '_')}_${String(number).padStart(digits, '0')}`;
  return Object.assign(write, { pattern: new RegExp(`${stem}_[A-Z_]{1,60}_\\d{${digits}}`, 'g') });
}

const markedBy =
  (secrets: readonly string[]): Finder =>
  ({ text }) =>
    secrets
      .filter((secret) => secret !== '')
      .flatMap((secret) => occurrences(text, secret).map((range) => ({ kind: 'marked', range })));

function occurrences(text: string, part: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    found.push({ start: at, end: at + part.length });
  return found;
}
