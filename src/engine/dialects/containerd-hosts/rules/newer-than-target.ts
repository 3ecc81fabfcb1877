import { removeItem } from '../../../syntax/toml/index.ts';
import { entryAt } from '../../../syntax/tree.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import type { HostEntry } from '../entry.ts';
import { capabilities, keysOf } from '../schema.ts';
import { lookup, schema } from '../sources.ts';

/** HOSTS hostPaths: `_default` is read since 1.6.17. */
const DEFAULT_DIRECTORY_SINCE = '1.6.17';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/newer-than-target',
  title: 'The file uses what the containerd on this node does not know yet',
  severity: 'breaks-now',
  what: 'A capability, a key or the `_default` directory is newer than the release on the node.',
  why: '`referrers` is known since 2.2.0, and before makes containerd reject the whole file. Keys that are too new (`dial_timeout` before 2.0.7, `override_path` before 1.6.0) are ignored. `_default` is read since 1.6.17.',
  whatToDo: 'Leave out what the release does not know, or upgrade containerd.',
  references: [schema, lookup],
  explains: ['hosts-toml-invalid'],
  *check(document, theCase) {
    const { version } = theCase.target;
    if (document.facts.directory === '_default' && isBefore(version, DEFAULT_DIRECTORY_SINCE))
      yield {
        range: document.fallback.range,
        message: `containerd ${version} does not read the directory _default; that began with ${DEFAULT_DIRECTORY_SINCE}.`,
        declined: 'Every registry needs a directory of its own on this release; which registries is not in the files.',
      };
    for (const entry of [document.fallback, ...document.hosts]) {
      yield* newCapabilities(document, entry, version);
      yield* newKeys(entry, version);
    }
  },
};

function* newCapabilities(
  { file, toml }: ContainerdHostsDocument,
  { at, capabilities: named = [] }: HostEntry,
  version: string,
): Generator<Problem> {
  for (const [index, { value, range }] of named.entries()) {
    const since = capabilities.get(value.toLowerCase())?.since;
    if (since === undefined || !isBefore(version, since)) continue;
    const list = [...at, 'capabilities'];
    const message = `containerd ${version} knows no capability "${value}" (that began with ${since}) and rejects the whole file for it.`;
    yield named.length === 1
      ? { range, message, declined: 'It is the only capability; an empty list would mean all of them.' }
      : {
          range,
          message,
          fix: {
            title: `Take out "${value}"`,
            safety: 'safe',
            edits: removeItem(toml, list, index),
            declares: [{ path: file.path, at: list }],
          },
        };
  }
}

function* newKeys({ at, table }: HostEntry, version: string): Generator<Problem> {
  for (const [key, { since }] of keysOf(at)) {
    const entry = entryAt(table, [key]);
    if (!entry || since === undefined || !isBefore(version, since)) continue;
    yield {
      range: entry.keyRange,
      severity: key === 'override_path' ? 'breaks-now' : 'tidy',
      message: `containerd ${version} ignores ${key}; it is read since ${since}.`,
      declined: 'It does no harm and takes effect with the upgrade.',
    };
  }
}
