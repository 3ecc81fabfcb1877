import { differences } from '../proof/differences.ts';
import { parseAgain, secondParser } from '../proof/second-parser.ts';
import type { DeclaredChange, Finding, Fix, ProofItem, Report, Unchecked } from '../workspace/report.ts';
import type { TextEdit } from '../workspace/source-file.ts';
import type { ChangedFile } from './gates/gate.ts';

/** The candidate as a fix: one edit a file, as short as it can be, without splitting a pair of surrogates. */
export function fixOf(changed: readonly ChangedFile[], may: readonly DeclaredChange[]): Fix {
  return {
    title: 'From your model',
    safety: 'needs-review',
    edits: changed.map(editOf),
    creates: [],
    actions: [],
    missing: [],
    declares: [...may],
  };
}

function editOf({ path, before, after }: Pick<ChangedFile, 'path' | 'before' | 'after'>): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  while (start > 0 && before[start - 1] !== '\n') start -= 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  while (tail > 0 && before[before.length - tail - 1] !== '\n') tail -= 1;
  const end = before.length - tail;
  return { path, range: { start, end }, text: after.slice(start, after.length - tail) };
}

/** What held, by what, and what remains open; only for a candidate that has passed every gate. */
export function proofOf(
  changed: readonly ChangedFile[],
  before: Report,
  after: Report,
  repaired: readonly Finding[],
): { proof: ProofItem[]; unchecked: Unchecked[] } {
  const held = (what: string, by: string, detail?: string): ProofItem => ({
    what,
    by,
    result: 'held',
    ...(detail && { detail }),
  });
  const unread = changed.filter(({ flat }) => !flat.before);
  const hasSecrets = changed.some(({ redacted, before: text }) => redacted.before !== text);
  const gone = repaired.map(({ message }) => message).join('\n');
  return {
    proof: [
      ...changed.map(({ path, dialect }) => held(`${path} parses.`, `${secondParser(dialect)?.name}, a second parser`)),
      held(
        'Only what was asked for has changed, and every comment is still there.',
        'comparison of all parsed values before and after',
        changed.flatMap(changesOf).join('\n'),
      ),
      ...(hasSecrets ? [held('Every secret is where it was; it was put back here.', 'its placeholder')] : []),
      held(
        'No verification is switched off, no plain HTTP, no CA lost; no host, credential or certificate is invented.',
        'search in text and values',
      ),
      held('No new finding has come.', 'a second analysis of the result', gone && `Gone:\n${gone}`),
      ...after.traces.before
        .filter(({ outcome }) => outcome === 'pulls')
        .map(({ registry, runtime }) =>
          held(`A pull from ${registry} reaches TLS with verification on.`, `our model of ${runtime}`),
        ),
    ],
    unchecked: [
      ...unread.map(({ path }) => ({
        what: `${path} could not be read before, so its values cannot be compared. Read the difference.`,
      })),
      ...(repaired.length === 0
        ? [{ what: 'No rule speaks of what it changes: whether it helps, the checks cannot say.' }]
        : []),
      ...after.unchecked.filter(({ what }) => !before.unchecked.some((known) => known.what === what)),
    ],
  };
}

function changesOf({ path, dialect, before, after }: ChangedFile): string[] {
  const parser = secondParser(dialect);
  const [was, is] = parser ? [parseAgain(parser, before), parseAgain(parser, after)] : [];
  if (!was?.ok || !is?.ok) return [path];
  return differences(was.value, is.value).map((at) => `${path} · ${at.join(' · ')}`);
}
