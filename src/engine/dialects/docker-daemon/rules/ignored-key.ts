import { isLoopbackHost } from '../../../runtimes/docker/insecure-entry.ts';
import { removeEntries, removeKey, renameKey, setKey, unwrapTable, wrapEntries } from '../../../syntax/json/edit.ts';
import { entriesAt, entryAt } from '../../../syntax/tree.ts';
import type { KeyPath } from '../../../workspace/report.ts';
import { isBefore } from '../../../workspace/version.ts';
import type { Case, FixDraft, Problem, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { type Ignored, ignoredSettings } from '../ignored.ts';
import { withCaOfAll } from '../instead.ts';
import { proxyKeys } from '../keys.ts';
import { layoutOf } from '../layout.ts';
import { INSECURE, listOf } from '../lists.ts';
import { meantHost } from '../meant.ts';
import { shown } from '../shown.ts';
import { keyCheck, measured } from '../sources.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/ignored-key',
  title: 'dockerd accepts a key of daemon.json and does not read it',
  severity: 'breaks-now',
  what: 'A setting stands under a name or in a place where dockerd never looks, and nothing says so.',
  why: 'dockerd compares the keys of the file with its flags, and opens tables one level deep for that. So the name of a flag (insecure-registry), a list inside a table of another name, and http-proxy at the top level all pass; but the setting is read only under its own name, in its own place. Of a key that comes twice the last one counts.',
  whatToDo:
    'Move the setting to where dockerd reads it: registry-mirrors at the top level, proxies in the table proxies. What was to be an insecure registry is better trusted by its CA.',
  references: [keyCheck, measured],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    if (!document.root) return;
    const found = ignoredSettings(document.root);
    const places = found.filter(({ kind }) => kind === 'proxies').length;
    for (const ignored of found) {
      if (ignored.kind === 'shadowed') yield ofShadowed(document, ignored);
      else if (ignored.kind === 'list') yield ofList(document, theCase, ignored);
      // Before 23.0 these keys are unknown, which is another rule's business.
      else if (!isBefore(theCase.target.version, '23.0'))
        yield { ...ofProxies(document, ignored, places), explains: [] };
    }
  },
};

const declaring = ({ file }: DockerDaemonDocument, ...paths: KeyPath[]) => paths.map((at) => ({ path: file.path, at }));

function ofShadowed(document: DockerDaemonDocument, { entry }: Extract<Ignored, { kind: 'shadowed' }>): Problem {
  return {
    range: entry.keyRange,
    severity: 'tidy',
    message: `${entry.key} comes twice in daemon.json: dockerd reads the last one only.`,
    fix: {
      title: `Take the earlier ${entry.key} out`,
      safety: 'safe',
      edits: removeEntries(document.json, [], (other) => other.range.start === entry.range.start),
      declares: declaring(document, [entry.key]),
    },
  };
}

function ofList(document: DockerDaemonDocument, theCase: Case, ignored: Extract<Ignored, { kind: 'list' }>): Problem {
  const { entry, key, parent } = ignored;
  const range = entry.keyRange;
  const at = parent ? [parent.key, entry.key] : [entry.key];
  const message = `${shown(at.join(' · '))} in daemon.json is not read: dockerd looks for ${key} at the top level.`;
  const siblings = parent ? entriesAt(parent.value, []).length - 1 : 0;
  if (key === INSECURE) {
    const texts = listOf(key, entry).items.flatMap(({ text }) => (text === undefined ? [] : [text]));
    const hosts = texts.flatMap((text) => meantHost(text) ?? []).filter((host) => !isLoopbackHost(host));
    const gone = parent && siblings === 0 ? [parent.key] : at;
    const change = {
      title: hosts.length > 0 ? `Trust ${shown(hosts.join(', '))} by its CA instead` : `Take ${entry.key} out`,
      edits: removeKey(document.json, gone),
      declares: declaring(document, gone),
    };
    return { range, message, registries: hosts, fix: withCaOfAll(document, theCase, [...new Set(hosts)], change) };
  }
  // Without its mirrors dockerd pulls from Docker Hub itself, which everybody trusts.
  const explains: readonly string[] = [];
  if (document.root && entryAt(document.root, [key]))
    return {
      range,
      message,
      explains,
      declined: `${key} stands at the top level as well: which of the two is meant is not said.`,
    };
  const title = `Move the mirrors to ${key} at the top level`;
  const declares = declaring(document, [key], parent && siblings === 0 ? [parent.key] : at);
  return {
    range,
    message,
    explains,
    fix: { title, safety: 'needs-review', edits: moved(document, ignored, siblings), declares },
  };
}

function moved(
  document: DockerDaemonDocument,
  { entry, key, parent }: Extract<Ignored, { kind: 'list' }>,
  siblings: number,
) {
  const texts = listOf(key, entry).items.flatMap(({ text }) => (text === undefined ? [] : [text]));
  if (parent && siblings === 0 && entry.key === key) return unwrapTable(document.json, [parent.key]);
  if (parent) return [...setKey(document.json, [key], texts), ...removeKey(document.json, [parent.key, entry.key])];
  const asList = entry.value.kind === 'array' ? [] : setKey(document.json, [entry.key], texts);
  return [...renameKey(document.json, [entry.key], key), ...asList];
}

function ofProxies(
  document: DockerDaemonDocument,
  ignored: Extract<Ignored, { kind: 'proxies' }>,
  places: number,
): Problem {
  const { entries, parent } = ignored;
  const names = entries.map(({ key }) => key).join(', ');
  const where = parent ? `in ${shown(parent.key)}` : 'at the top level';
  const message = `${names} ${where} of daemon.json: not read, dockerd looks for proxies in the table proxies.`;
  const range = entries[0].keyRange;
  if (places > 1) return { range, message, declined: 'Proxies stand in several places: which are meant is not said.' };
  if (entries.some(({ value }) => value.kind !== 'string'))
    return { range, message, declined: 'A proxy has to be a URL in quotes.' };
  return { range, message, ...intoProxies(document, ignored) };
}

function intoProxies(
  document: DockerDaemonDocument,
  { entries, parent }: Extract<Ignored, { kind: 'proxies' }>,
): { fix: FixDraft } | { declined: string } {
  const { json, root } = document;
  const present = root && entryAt(root, ['proxies']);
  const keys = entries.map(({ key }) => key);
  const { restart } = layoutOf(document.file.path);
  const title = 'Move the proxies into the table proxies';
  const fix: FixDraft = { title, safety: 'needs-review', actions: [restart] };
  if (parent) {
    const onlyProxies = entriesAt(parent.value, []).every(({ key }) => proxyKeys.includes(key));
    if (present || !onlyProxies) return { declined: 'What else stands beside it does not tell which table is meant.' };
    const declares = declaring(document, [parent.key], ['proxies']);
    return { fix: { ...fix, edits: renameKey(json, [parent.key], 'proxies'), declares } };
  }
  const declares = declaring(document, ['proxies'], ...keys.map((key) => [key]));
  if (!present) return { fix: { ...fix, edits: wrapEntries(json, keys, 'proxies'), declares } };
  const known = new Set(entriesAt(present.value, []).map(({ key }) => key));
  const texts = entries.flatMap(({ key, value }) =>
    value.kind === 'string' && !known.has(key) ? [{ key, value }] : [],
  );
  const [first, ...others] = texts;
  if (others.length > 0)
    return { declined: 'Several proxies stand outside of proxies, which exists: move them by hand.' };
  const inserted = first ? setKey(json, ['proxies', first.key], first.value.value) : [];
  return {
    fix: { ...fix, edits: [...inserted, ...removeEntries(json, [], ({ key }) => keys.includes(key))], declares },
  };
}
