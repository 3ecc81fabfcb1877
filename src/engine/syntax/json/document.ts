import type { Range, SourceFile, SyntaxProblem } from '../../workspace/source-file.ts';
import type { Entry, TableValue, Value } from '../tree.ts';
import { parseJson } from './parse.ts';
import { type Repair, repairJson } from './repair.ts';
import { repairMap } from './repair-map.ts';

/** A read JSON file. All offsets are UTF-16 code units into `file.text`. */
export interface JsonDocument {
  file: SourceFile;
  /** Every place where the text is not JSON. */
  problems: SyntaxProblem[];
  /** Of a text with problems: what the repaired text says, with the places in the text as given. Undefined when it cannot be repaired. */
  root: Value | undefined;
  /** Set exactly when there are problems and the text is not blank. */
  repair?: Repair;
}

/** Reads a JSON file, with or without byte order mark. Never throws. */
export function readJson(file: SourceFile): JsonDocument {
  const { root, problems } = parseJson(file.text);
  if (root || isBlank(file.text)) return { file, problems, root };
  const repair = repairJson(file.text);
  if (!repair.ok) return { file, problems, root: undefined, repair };
  return {
    file,
    problems: repair.steps.map(({ range, says }) => ({ range, message: says })),
    root: relocate(repair.root, repairMap(repair.steps)),
    repair,
  };
}

export function isBlank(text: string): boolean {
  return text.replace(/^\ufeff/, '').trim() === '';
}

/** The entries that a later one with the same key makes void, in every table of the value. */
export function shadowedEntries(root: TableValue): Entry[] {
  const last = new Map(root.entries.map((entry) => [entry.key, entry]));
  return root.entries.filter((entry) => last.get(entry.key) !== entry);
}

function relocate(value: Value, at: (range: Range) => Range): Value {
  const range = at(value.range);
  if (value.kind === 'array') return { ...value, range, items: value.items.map((item) => relocate(item, at)) };
  if (value.kind !== 'table') return { ...value, range };
  const entries = value.entries.map((entry) => ({
    key: entry.key,
    keyRange: at(entry.keyRange),
    value: relocate(entry.value, at),
    range: at(entry.range),
  }));
  return { ...value, range, entries };
}
