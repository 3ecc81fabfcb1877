/** More than this in one file is none that a person has in mind; aliases in YAML can make any number of a few lines. */
const MOST = 100_000;

/**
 * A parsed value as lines `key > key = leaf`, so that one search finds a setting however it is written: as a table, inline,
 * dotted or with escapes. Undefined when it is too big to be looked through.
 */
export function flat(value: unknown): string[] | undefined {
  const lines: string[] = [];
  const waiting: { value: unknown; at: string }[] = [{ value, at: '' }];
  let visited = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    visited += 1;
    if (visited > MOST || next.at.length > 2000) return undefined;
    const { value, at } = next;
    if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      const prefix = at === '' ? '' : `${at} > `;
      for (const key of Object.keys(value)) waiting.push({ value: Reflect.get(value, key), at: prefix + key });
      if (Object.keys(value).length === 0) lines.push(`${at} = {}`);
    } else lines.push(`${at} = ${String(value)}`);
  }
  return lines.reverse();
}
