import { setKey } from '../../../syntax/toml/index.ts';
import type { Located } from '../../../workspace/source-file.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import type { HostEntry } from '../entry.ts';
import { inside } from '../placed.ts';
import { capabilities, nearest } from '../schema.ts';
import { measured, schema } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/unknown-capability',
  title: 'A capability that containerd does not know makes it reject the file',
  severity: 'breaks-now',
  what: '`capabilities` holds another word than pull, resolve, push or (2.2+) referrers.',
  why: 'containerd refuses the whole file with "unknown capability …", logs that and goes on as if it were not there: no `ca`, no mirror.',
  whatToDo: 'Write `capabilities = ["pull", "resolve"]`, with "push" where images are pushed from the node.',
  references: [schema, measured],
  explains: ['x509-unknown-authority', 'hosts-toml-invalid'],
  *check(document) {
    for (const entry of [document.fallback, ...document.hosts]) {
      const named = entry.capabilities ?? [];
      const unknown = named.filter(({ value }) => !isKnown(value));
      const [first] = unknown;
      if (first) yield problemOf(document, entry, named, first);
    }
  },
};

const isKnown = (word: string): boolean => capabilities.has(word.toLowerCase());

function problemOf(
  document: ContainerdHostsDocument,
  entry: HostEntry,
  named: readonly Located<string>[],
  first: Located<string>,
): Problem {
  const problem: Problem = {
    range: first.range,
    message: `containerd knows no capability "${first.value}"${inside(entry)} and rejects the whole file for it.`,
  };
  const repaired = [...new Set(named.flatMap(({ value }) => repair(value)))];
  // An empty list means all capabilities: more than anybody wrote.
  if (repaired.length === 0)
    return { ...problem, declined: 'Which capabilities are meant cannot be told from the words.' };
  const at = [...entry.at, 'capabilities'];
  return {
    ...problem,
    fix: {
      title: `Write capabilities = [${repaired.map((word) => `"${word}"`).join(', ')}]`,
      safety: 'safe',
      edits: setKey(document.toml, at, repaired),
      declares: [{ path: document.file.path, at }],
    },
  };
}

/** The words meant by one: itself, a near one, or several that were written as one. */
function repair(word: string): string[] {
  if (isKnown(word)) return [word];
  const parts = word.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.flatMap((part) => (isKnown(part) ? [part.toLowerCase()] : (nearest(part, capabilities.keys()) ?? [])));
}
