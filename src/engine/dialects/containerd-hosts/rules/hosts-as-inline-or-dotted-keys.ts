import { insertTable, readToml, removeAt, type TomlEntries } from '../../../syntax/toml/index.ts';
import { applyEdits } from '../../../workspace/edits.ts';
import type { Range, TextEdit } from '../../../workspace/source-file.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { FixDraft, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import type { HostEntry } from '../entry.ts';
import { inputOf } from '../input-of.ts';
import { order } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/hosts-as-inline-or-dotted-keys',
  title: 'A host is written as inline table or dotted key, which 2.x drops',
  severity: 'breaks-now',
  what: 'A host has no `[host."…"]` header of its own.',
  why: 'containerd 2.x takes the list of hosts from the table headers of the file (getSortedHosts): a host in an inline table or dotted key is parsed and then dropped without a word. 1.x read it.',
  whatToDo: 'Give every host a `[host."https://…"]` header.',
  references: [order],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    const older = isBefore(theCase.target.version, '2.0');
    for (const host of document.hosts) {
      if (host.at[0] !== 'host' || host.hasHeader) continue;
      const fix = withHeader(document, host);
      yield {
        range: host.range,
        severity: older ? 'breaks-later' : 'breaks-now',
        message: `${host.url?.value} has no [host."…"] header of its own: containerd 2.x drops it silently.`,
        ...(fix ? { fix } : { declined: 'A comment or a date stands inside; move the keys below a header by hand.' }),
      };
    }
  },
};

/** The same values below a header. Undefined where a comment would be lost or a value cannot be written again. */
function withHeader({ file, toml }: ContainerdHostsDocument, { at, table }: HostEntry): FixDraft | undefined {
  const removed = removeAt(toml, at);
  const holds = (comment: Range) =>
    removed.some(({ range }) => comment.start >= range.start && comment.start < range.end);
  const entries = table.entries.flatMap(({ key, value }): TomlEntries[number][] => {
    const input = inputOf(value);
    return input === undefined ? [] : [[key, input]];
  });
  const rest = applyEdits(file.text, removed);
  if (rest === undefined || toml.comments.some(holds) || entries.length < table.entries.length) return undefined;
  const inserted = insertTable(readToml({ path: file.path, text: rest }), at, entries);
  if (inserted.length === 0) return undefined;
  return {
    title: `Give ${at[1]} a header of its own`,
    safety: 'safe',
    edits: [...removed, ...inserted.map((edit) => beforeRemoval(edit, removed))],
    declares: [{ path: file.path, at }],
  };
}

/** An insertion into the text from which lines were removed, as one into the text that still has them. */
function beforeRemoval(edit: TextEdit, removed: readonly TextEdit[]): TextEdit {
  let at = edit.range.start;
  for (const { range } of removed.toSorted((a, b) => a.range.start - b.range.start))
    if (at >= range.start) at += range.end - range.start;
  return { ...edit, range: { start: at, end: at } };
}
