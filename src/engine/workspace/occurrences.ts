/**
 * The matches of a global pattern in order, as `matchAll` yields them, but without a copy of the pattern each time: of a
 * hundred patterns hardly one matches. Nothing else may go by the same pattern meanwhile.
 */
export function* occurrences(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const next = pattern.lastIndex + (match[0] === '' ? 1 : 0);
    yield match;
    pattern.lastIndex = next;
  }
}
