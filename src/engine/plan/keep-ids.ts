import type { Finding } from '../workspace/report.ts';
import type { TextEdit } from '../workspace/source-file.ts';

/**
 * What the rules say of the changed files, under the ids that the same findings had before. An id comes from the message,
 * and a message may count lines or say which of several places it means; so it is the place, moved along with the edits,
 * that tells which finding is which. `before` are those that no fix was applied to.
 */
export function keepIds(before: readonly Finding[], edits: readonly TextEdit[], after: readonly Finding[]): Finding[] {
  const known = new Map<string, string[]>();
  for (const { id, rule, path, range } of before) {
    const start = moved(range.start, path, edits);
    if (start === undefined) continue;
    const name = nameOf(rule, path, start);
    known.set(name, [...(known.get(name) ?? []), id]);
  }
  const kept = new Map<string, string>();
  for (const { id, rule, path, range } of after) {
    const ids = known.get(nameOf(rule, path, range.start));
    const own = ids?.includes(id) ? id : ids?.[0];
    if (own === undefined) continue;
    kept.set(id, own);
    ids?.splice(ids.indexOf(own), 1);
  }
  const taken = new Set(kept.values());
  const idOf = (id: string): string => kept.get(id) ?? (taken.has(id) ? `${id}:new` : id);
  return after.map((finding) => ({
    ...finding,
    id: idOf(finding.id),
    ...(finding.after && { after: finding.after.map(idOf) }),
  }));
}

const nameOf = (rule: string, path: string, start: number): string => `${rule} ${start} ${path}`;

/** Where a place is after the edits; undefined when its text was replaced. */
function moved(offset: number, path: string, edits: readonly TextEdit[]): number | undefined {
  let shift = 0;
  for (const { path: edited, range, text } of edits) {
    if (edited !== path || range.start > offset) continue;
    if (range.end > offset) return undefined;
    shift += text.length - (range.end - range.start);
  }
  return offset + shift;
}
