import { applyEdits } from '../../workspace/edits.ts';
import { positionAt } from '../../workspace/position.ts';
import type { Value } from '../tree.ts';
import { Mender } from './mender.ts';
import { parseJson } from './parse.ts';
import { composed, repairMap } from './repair-map.ts';
import { type RepairStep, Unclear } from './repair-step.ts';
import { unwrapping } from './repair-wrapping.ts';

export type Repair =
  | { ok: true; steps: RepairStep[]; text: string; root: Value }
  /** `offset` is where it stops being clear what was meant. */
  | { ok: false; reason: string; offset: number };

/** Longer texts are no hand-written configuration. */
const LONGEST = 200_000;
const MOST_STEPS = 2000;

/**
 * The smallest changes that make JSON of what people paste as JSON: comments, commas too many or missing, curly and single
 * quotes, unquoted keys, capitalised literals, line numbers, a heredoc around it. Where two readings are possible there is
 * no repair. Offsets are UTF-16 code units into `text`. Never throws.
 */
export function repairJson(text: string): Repair {
  if (text.length > LONGEST) return { ok: false, reason: 'It is too long to be repaired here.', offset: 0 };
  const outer = unwrapping(text);
  const bare = applyEdits(text, outer) ?? text;
  try {
    const mended = new Mender(bare).mend();
    if (outer.length + mended.length > MOST_STEPS)
      return { ok: false, reason: 'It has too many faults to be repaired here.', offset: 0 };
    const steps = composed(outer, mended);
    const repaired = applyEdits(text, steps);
    const root = repaired === undefined ? undefined : parseJson(repaired).root;
    if (repaired === undefined || !root)
      return {
        ok: false,
        reason: 'It cannot be told what was meant.',
        offset: parseJson(text).problems[0]?.range.start ?? 0,
      };
    return { ok: true, steps, text: repaired, root };
  } catch (error) {
    if (!(error instanceof Unclear)) return { ok: false, reason: 'It is nested too deeply to be read.', offset: 0 };
    const offset = repairMap(outer)({ start: error.offset, end: error.offset }).start;
    return { ok: false, reason: `Line ${positionAt(text, offset).line}: ${error.message}`, offset };
  }
}
