import type { KeyPath } from '../../workspace/report.ts';
import type { Range, TextEdit } from '../../workspace/source-file.ts';
import { type Assignment, assignmentAt, nameOfStep, pathOf, startsWith, type TomlDocument } from './document.ts';
import { removeItem } from './items.ts';
import { isBlankAbove, lineAt, nextLine, startOfLine } from './style.ts';

/**
 * Removes a key, or a table with all its headers and everything below it, as whole lines. Comments on lines of their own
 * stay, also those inside a removed table: whether they speak about it or about more is a person's judgement, and a
 * comment too many does no harm. A comment behind a removed header or value goes with it; `trailingComments` tells those.
 * Where a removed block leaves two blank lines behind, one of them goes too. None: there is nothing at `path`.
 */
export function removeAt(doc: TomlDocument, path: KeyPath): TextEdit[] {
  const last = path.at(-1);
  if (last === undefined) return [];
  const holder = assignmentAt(doc, path.slice(0, -1));
  return holder && typeof last === 'number' ? removeItem(doc, path.slice(0, -1), last) : removeAll(doc, [path]);
}

/** As `removeAt` for several keys and tables, as edits that go together. */
export function removeAll(doc: TomlDocument, paths: readonly KeyPath[]): TextEdit[] {
  if (paths.length === 0) return [];
  const gone = new Set(paths.map((path) => path.map(nameOfStep).join('')));
  const isGone = (candidate: KeyPath) => {
    let prefix = '';
    return candidate.some((key) => {
      prefix += nameOfStep(key);
      return gone.has(prefix);
    });
  };
  const lines: Range[] = [];
  const members: TextEdit[] = [];
  for (const table of doc.tables) {
    if (table.header && isGone(table.path)) lines.push(table.header);
    for (const assignment of table.body) {
      if (isGone(pathOf(assignment))) lines.push(assignment.range);
      else members.push(...removeMembers(doc, assignment, isGone));
    }
  }
  return [...removeBlocks(doc, lines), ...members];
}

/** Removes the lines that these ranges touch; where a removed block leaves two blank lines behind, one of them goes too. */
export function removeBlocks(doc: TomlDocument, ranges: readonly Range[]): TextEdit[] {
  const blocks = joined(
    doc,
    ranges.map(({ start, end }) => wholeLines(doc, start, end)),
  );
  return blocks.map((range) => ({ path: doc.file.path, range, text: '' }));
}

/** The members of an inline table that go, each with the comma that belongs to it. */
function removeMembers(doc: TomlDocument, owner: Assignment, isGone: (path: KeyPath) => boolean): TextEdit[] {
  const kept = owner.members.filter((member) => !isGone(pathOf(member)));
  if (kept.length === owner.members.length) return kept.flatMap((member) => removeMembers(doc, member, isGone));
  if (kept.length === 0) return [{ path: doc.file.path, range: owner.value.range, text: '{}' }];
  const inside = kept.flatMap((member) => removeMembers(doc, member, isGone));
  const gone = owner.members.flatMap((member, index) => {
    if (kept.includes(member)) return [];
    const isBehindKept = owner.members.slice(0, index).some((other) => kept.includes(other));
    const range = isBehindKept
      ? { start: owner.members[index - 1]?.range.end ?? member.range.start, end: member.range.end }
      : { start: member.range.start, end: owner.members[index + 1]?.range.start ?? member.range.end };
    return [{ path: doc.file.path, range, text: '' }];
  });
  return [...inside, ...gone];
}

function wholeLines(doc: TomlDocument, start: number, end: number): Range {
  return { start: startOfLine(doc, start), end: nextLine(doc, end) };
}

/** Blocks that only blank lines part become one; each takes one blank line with it where two would meet. */
function joined(doc: TomlDocument, blocks: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const block of blocks.toSorted((a, b) => a.start - b.start)) {
    const previous = result.at(-1);
    if (previous && doc.file.text.slice(previous.end, block.start).trim() === '') previous.end = block.end;
    else result.push({ ...block });
  }
  return result.map((block) => withSpareBlank(doc, block));
}

function withSpareBlank(doc: TomlDocument, { start, end }: Range): Range {
  const length = doc.file.text.length;
  const isBlankBelow = end < length && lineAt(doc, end).trim() === '';
  if (isBlankBelow && isBlankAbove(doc, start)) return { start, end: nextLine(doc, end) };
  if (end < length || start <= 1) return { start, end };
  let first = start;
  while (first > 1 && lineAt(doc, first - 1).trim() === '') first = startOfLine(doc, first - 1);
  if (doc.file.text.endsWith('\n')) return { start: first, end };
  const lineBreak = /\r?\n$/.exec(doc.file.text.slice(0, first))?.[0].length ?? 0;
  return { start: first - lineBreak, end };
}

interface TrailingComment {
  /** Of the header or value before it. */
  path: KeyPath;
  text: string;
}

const trailing = new WeakMap<TomlDocument, TrailingComment[]>();

/** The comments behind headers and values at or below `path`, without `#`, in order: what `removeAt` takes with it. */
export function trailingComments(doc: TomlDocument, path: KeyPath): string[] {
  const all = trailing.get(doc) ?? readTrailing(doc);
  trailing.set(doc, all);
  return all.filter((comment) => startsWith(comment.path, path)).map(({ text }) => text);
}

function readTrailing(doc: TomlDocument): TrailingComment[] {
  const written = doc.tables.flatMap(({ header, path, body }) => [
    ...(header ? [{ path, range: header }] : []),
    ...body.map((assignment) => ({ path: pathOf(assignment), range: assignment.range })),
  ]);
  const found: TrailingComment[] = [];
  let next = 0;
  for (const { start, end } of doc.comments) {
    while (next < written.length && nextLine(doc, written[next]?.range.end ?? 0) <= start) next += 1;
    const owner = written[next];
    if (owner && owner.range.start < start)
      found.push({ path: owner.path, text: doc.file.text.slice(start + 1, end).trim() });
  }
  return found;
}
