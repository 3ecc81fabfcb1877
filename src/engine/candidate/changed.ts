import { recognise } from '../intake/recognise.ts';
import { parseAgain, secondParser } from '../proof/second-parser.ts';
import type { Redaction } from '../redaction/redact.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import { fitted } from './answer.ts';
import { flat } from './flat.ts';
import type { ChangedFile, Refusal } from './gates/gate.ts';

/** Whether a file is one that an answer may mean by this name. */
const isMeantBy = (name: string, path: string): boolean => {
  const [bare, known] = [name, path].map((one) => one.replace(/^\.?\/+/, ''));
  return bare === known || (known ?? '').endsWith(`/${bare}`) || (bare ?? '').endsWith(`/${known}`);
};

/** The given file that an answer's file would replace; a refusal where there is none, or more than one. */
export function givenFor(name: string, files: readonly SourceFile[]): SourceFile | Refusal {
  const exact = files.find(({ path }) => path === name);
  const [only, another] = files.filter(({ path }) => isMeantBy(name, path));
  if (exact) return exact;
  if (only && !another) return only;
  const reason = another
    ? `${name} may be more than one of your files.`
    : `It holds ${name}, which is none of your files.`;
  return { gate: 'scope', reason };
}

/** A file of an answer beside the one that it would replace, with the secrets restored. */
export function changedFile(given: SourceFile, seen: SourceFile, text: string, redaction: Redaction): ChangedFile {
  const { dialect } = recognise(given);
  const redacted = { before: seen.text, after: fitted(text, given.text) };
  const after = redaction.restore(redacted.after);
  const parser = secondParser(dialect);
  const flatOf = (one: string): readonly string[] | undefined => {
    const parsed = parser && parseAgain(parser, one);
    return parsed?.ok ? flat(parsed.value) : undefined;
  };
  return {
    path: given.path,
    dialect,
    before: given.text,
    after,
    redacted,
    flat: { before: flatOf(given.text), after: flatOf(after) },
    flatRedacted: { before: flatOf(redacted.before), after: flatOf(redacted.after) },
  };
}
