import { removeAt, setKey } from '../../../syntax/toml/index.ts';
import { type Entry, entriesAt, entryAt } from '../../../syntax/tree.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import { registryOfDirectory } from '../directory.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { apiHostOf, parseEndpoint } from '../endpoint.ts';
import type { HostEntry } from '../entry.ts';
import { inputOf } from '../input-of.ts';
import { nameOf } from '../placed.ts';
import { keysOf } from '../schema.ts';
import { order, schema } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/key-after-host-table',
  title: 'A key stands below the table header that swallows it',
  severity: 'breaks-now',
  what: '`server` stands inside a `[host]` table, or a key of the host stands inside its `.header` table.',
  why: 'In TOML a key belongs to the header above it. `server` inside a `[host]` table is an unknown key and ignored; a key inside `.header` is sent to the registry as an HTTP header, or makes the file unreadable.',
  whatToDo: 'Write top-level keys before the first header, and the keys of a host before its `.header` table.',
  references: [schema, order],
  *check(document, theCase) {
    for (const host of document.hosts) {
      const server = entryAt(host.table, ['server']);
      if (server?.value.kind === 'string')
        yield move(
          document,
          [...host.at, 'server'],
          server,
          ['server'],
          severity(server, host, document, theCase),
          nameOf(host),
        );
      for (const entry of entriesAt(host.table, ['header'])) yield* inHeader(document, host, entry);
    }
  },
};

function* inHeader(document: ContainerdHostsDocument, host: HostEntry, entry: Entry): Generator<Problem> {
  const at = [...host.at, 'header', entry.key];
  const header = `${nameOf(host).slice(0, -1)}.header]`;
  if (entry.key === 'server' && entry.value.kind === 'string')
    yield move(document, at, entry, ['server'], 'breaks-now', header);
  else if (keysOf(host.at).has(entry.key))
    yield move(document, at, entry, [...host.at, entry.key], 'breaks-now', header);
}

function move(
  document: ContainerdHostsDocument,
  from: string[],
  entry: Entry,
  to: string[],
  severity: Problem['severity'],
  owner: string,
): Problem {
  const { file, toml } = document;
  const problem: Problem = {
    range: entry.keyRange,
    severity,
    message: `${entry.key} stands below ${owner} and belongs to it: containerd does not take it for ${to.length === 1 ? 'a key of the file' : 'a key of the host'}.`,
  };
  const there = entryAt(toml.root, to);
  const value = inputOf(entry.value);
  if (entry.key === 'skip_verify')
    return {
      ...problem,
      declined: 'In its place the key would turn verification off; name the CA in ca instead and take the line out.',
    };
  if (there || value === undefined)
    return {
      ...problem,
      declined: `There is a ${entry.key} in that place already; which of the two is meant is not in the file.`,
    };
  return {
    ...problem,
    fix: {
      title: `Move ${entry.key} to ${to.length === 1 ? 'the top of the file' : 'its host'}`,
      safety: 'safe',
      edits: [...removeAt(toml, from), ...setKey(toml, to, value, 'first')],
      declares: [
        { path: file.path, at: from },
        { path: file.path, at: to },
      ],
    },
  };
}

/** A `server` that says what containerd assumes without it changes nothing: the registry itself, which the table mostly names. */
function severity(
  { value }: Entry,
  { url }: HostEntry,
  { facts }: ContainerdHostsDocument,
  { target }: Case,
): Problem['severity'] {
  const registry = registryOfDirectory(facts.directory) ?? target.registry;
  const assumed = registry ? apiHostOf(registry) : parseEndpoint(url?.value ?? '')?.host;
  const endpoint = value.kind === 'string' ? parseEndpoint(value.value) : undefined;
  return endpoint?.scheme === 'https' && endpoint.host === assumed ? 'tidy' : 'breaks-now';
}
