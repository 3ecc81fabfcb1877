import parseToml from '@iarna/toml/parse-string.js';
import { applyEdits } from '../../../../src/engine/workspace/edits.ts';
import type { TextEdit } from '../../../../src/engine/workspace/source-file.ts';

/** The text with the edits applied; edits that collide are a defect. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(text, edits);
  if (result === undefined) throw new Error('edits overlap');
  return result;
}

/** The value as a second, independent parser reads it. */
export function secondOpinion(text: string): unknown {
  return plain(parseToml(text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')));
}

/** Comparable by `toEqual`: no prototypes, integers and dates as text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
