import { removeAt, setKey, type TomlInput } from '../../../syntax/toml/index.ts';
import { type Entry, entryAt, type Value } from '../../../syntax/tree.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import type { HostEntry } from '../entry.ts';
import { inside } from '../placed.ts';
import { accepts, type Kind, keysOf } from '../schema.ts';
import { measured, schema } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/wrong-type',
  title: 'A value of the wrong type makes containerd reject the file',
  severity: 'breaks-now',
  what: 'A key of hosts.toml has a value of another type than containerd reads.',
  why: 'A quoted true, a single capability without brackets or a number for a duration cannot be decoded: containerd logs "failed to decode hosts.toml" and goes on as if the file were not there.',
  whatToDo:
    'Write the value as containerd expects it: true without quotes, capabilities in brackets, durations as "5s".',
  references: [schema, measured],
  explains: ['x509-unknown-authority', 'hosts-toml-invalid'],
  *check(document) {
    for (const entry of [document.fallback, ...document.hosts])
      for (const [key, { kind }] of keysOf(entry.at)) {
        const found = entryAt(entry.table, [key]);
        if (found && !accepts[kind](found.value)) yield problemOf(document, entry, found, kind);
      }
  },
};

function problemOf(
  { file, toml }: ContainerdHostsDocument,
  entry: HostEntry,
  { key, value, range }: Entry,
  kind: Kind,
): Problem {
  const at = [...entry.at, key];
  const problem: Problem = {
    range,
    message: `${key}${inside(entry)} must be ${called[kind]}; containerd rejects the whole file.`,
  };
  const declares = [{ path: file.path, at }];
  // A switch that is not read today must not begin to turn verification off.
  if (key === 'skip_verify')
    return {
      ...problem,
      fix: {
        title: 'Take out skip_verify: verification stays on',
        safety: 'safe',
        edits: removeAt(toml, at),
        declares,
      },
    };
  const repaired = repair[kind]?.(value);
  if (repaired === undefined)
    return { ...problem, declined: 'Which value is meant cannot be told from the one that is there.' };
  return {
    ...problem,
    fix: { title: `Write ${key} as ${called[kind]}`, safety: 'safe', edits: setKey(toml, at, repaired), declares },
  };
}

const called: Readonly<Record<Kind, string>> = {
  string: 'a string',
  boolean: 'true or false without quotes',
  'list of strings': 'a list of strings',
  'string or list of strings': 'a string or a list of strings',
  files: 'a file, a list of files or a list of pairs',
  table: 'a table',
  duration: 'a duration such as "5s"',
};

const repair: Partial<Record<Kind, (value: Value) => TomlInput | undefined>> = {
  boolean: (value) =>
    value.kind === 'string' && /^(?:true|false)$/i.test(value.value.trim()) ? /true/i.test(value.value) : undefined,
  'list of strings': (value) =>
    value.kind === 'string' ? value.value.split(/[\s,]+/).filter((word) => word !== '') : undefined,
  duration: (value) => {
    if (value.kind === 'number' && Number.isInteger(value.value) && value.value > 0) return `${value.value}s`;
    return value.kind === 'string' && /^\d+$/.test(value.value) ? `${value.value}s` : undefined;
  },
};
