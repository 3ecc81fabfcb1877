import type { KeyPath } from '../workspace/report.ts';

/**
 * The key paths at which two plain parsed values differ, as deep as both sides allow. Arrays of different length differ
 * as a whole: an index means nothing once an element is gone.
 */
export function differences(before: unknown, after: unknown, at: KeyPath = []): KeyPath[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return [at];
    return before.flatMap((item, index) => differences(item, after[index], [...at, index]));
  }
  if (isTable(before) && isTable(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => {
      const path = [...at, key];
      if (!Object.hasOwn(before, key)) return leaves(after[key], path);
      if (!Object.hasOwn(after, key)) return leaves(before[key], path);
      return differences(before[key], after[key], path);
    });
  }
  if (before instanceof Date && after instanceof Date && before.getTime() === after.getTime()) return [];
  return [at];
}

/** Every path at which a subtree that is there on one side only holds something; the subtree itself when it is empty. */
function leaves(value: unknown, at: KeyPath): KeyPath[] {
  if (!isTable(value)) return [at];
  const keys = Object.keys(value);
  return keys.length === 0 ? [at] : keys.flatMap((key) => leaves(value[key], [...at, key]));
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Whether a difference lies at or below a declared path, or is an array that a declared element is part of. */
export function isDeclared(difference: KeyPath, declared: readonly KeyPath[]): boolean {
  return declared.some((path) => {
    const shared = Math.min(path.length, difference.length);
    for (let i = 0; i < shared; i++) if (String(path[i]) !== String(difference[i])) return false;
    return path.length <= difference.length || typeof path[difference.length] === 'number';
  });
}
