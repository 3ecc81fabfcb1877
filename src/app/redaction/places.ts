import type { Range } from '../../engine/workspace/source-file.ts';
import type { Redacted } from '../../worker/jobs.ts';

/** What of the file with this index would leave redacted, in order. */
export function placesIn(found: Redacted | undefined, file: number): readonly Range[] {
  const places = (found?.items ?? []).flatMap((item) => item.places.filter((place) => place.file === file));
  return places.map(({ range }) => range).sort((a, b) => a.start - b.start);
}
