import type { KeyPath } from '../workspace/report.ts';

/**
 * The key paths at which two plain parsed values differ, as deep as both sides allow. Arrays of different length differ
 * as a whole: an index means nothing once an element is gone.
 */
export function differences(before: unknown, after: unknown): KeyPath[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return [[]];
    return before.flatMap((item, index) => below(index, differences(item, after[index])));
  }
  if (isTable(before) && isTable(after)) return differencesOfTables(before, after);
  if (before instanceof Date && after instanceof Date && before.getTime() === after.getTime()) return [];
  return [[]];
}

function differencesOfTables(before: Table, after: Table): KeyPath[] {
  const changed = Object.keys(before).flatMap((key) =>
    below(key, Object.hasOwn(after, key) ? differences(before[key], after[key]) : leaves(before[key])),
  );
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  return [...changed, ...added.flatMap((key) => below(key, leaves(after[key])))];
}

/** Every path at which a subtree that is there on one side only holds something; the subtree itself when it is empty. */
function leaves(value: unknown): KeyPath[] {
  const keys = isTable(value) ? Object.keys(value) : [];
  return isTable(value) && keys.length > 0 ? keys.flatMap((key) => below(key, leaves(value[key]))) : [[]];
}

/** Paths are only made where something differs: of two files hardly anything does. */
const below = (step: string | number, paths: KeyPath[]): KeyPath[] =>
  paths.length === 0 ? paths : paths.map((path) => [step, ...path]);

type Table = Record<string, unknown>;

function isTable(value: unknown): value is Table {
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
