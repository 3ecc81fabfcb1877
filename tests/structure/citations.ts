import type { Source } from './sources.ts';

/** Our working notes: a reader of the page, of the catalogue or of the code does not have them. */
const notes = /\bfacts\/|\bmeasured-matrix\b|\bother-runtimes\b/;

/** Every line that cites the working notes instead of the upstream source or the measurement itself. */
export function citedNotes(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (notes.test(line) ? [`${path}:${index + 1} cites our notes`] : [])),
  );
}
