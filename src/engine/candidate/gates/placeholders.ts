import type { Redaction } from '../../redaction/redact.ts';
import { type ChangedFile, type Refusal, surplus } from './gate.ts';

/** Whatever looks like one of ours, spelt right or not. */
const likeOurs = /REDACTED\w{0,80}/gi;

/**
 * Every placeholder is known, is there as often as before, and stands where it stood: a secret that moves to another key
 * would be handed to somebody else.
 */
export function placeholdersGate(file: ChangedFile, { placeholdersIn }: Pick<Redaction, 'placeholdersIn'>): Refusal[] {
  const { path, redacted, flatRedacted } = file;
  const [before, after] = [redacted.before, redacted.after].map((text) => text.match(likeOurs) ?? []);
  if (!before || !after) return [];
  const refuse = (reason: string): Refusal[] => [{ gate: 'placeholders', reason }];
  const isKnown = (word: string): boolean => placeholdersIn(word).some(({ known }) => known);
  const stranger = placeholdersIn(redacted.after).find(
    ({ placeholder, known }) => !known && !redacted.before.includes(placeholder),
  );
  const unknown = stranger?.placeholder ?? surplus(after, before).find((word) => !isKnown(word));
  if (unknown !== undefined) return refuse(`${path} holds ${unknown}, which stands for nothing in this case.`);
  const missing = surplus(before, after)[0];
  if (missing !== undefined) return refuse(`${path} has lost ${missing}: a secret that it had would be gone.`);
  const more = surplus(after, before)[0];
  if (more !== undefined) return refuse(`${path} holds ${more} in more places than before: a secret would be copied.`);
  const [was, is] =
    flatRedacted.before && flatRedacted.after
      ? [flatRedacted.before, flatRedacted.after]
      : [redacted.before, redacted.after].map((text) => text.split('\n').map((line) => line.trim()));
  const moved = surplus(linesWith(is ?? []), linesWith(was ?? []))[0];
  if (moved === undefined) return [];
  return refuse(`In ${path} ${/REDACTED\w{0,80}/i.exec(moved)?.[0]} would stand elsewhere than before.`);
}

const linesWith = (lines: readonly string[]): string[] => lines.filter((line) => /REDACTED/i.test(line));
