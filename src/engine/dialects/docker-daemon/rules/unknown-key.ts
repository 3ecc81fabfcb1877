import { isLoopbackHost } from '../../../runtimes/docker/insecure-entry.ts';
import { removeKey, renameKey } from '../../../syntax/json/edit.ts';
import { type Entry, entryAt } from '../../../syntax/tree.ts';
import type { KeyPath } from '../../../workspace/report.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { withCaOfAll } from '../instead.ts';
import { likelyKey } from '../likely-key.ts';
import { INSECURE, listOf } from '../lists.ts';
import { meantHost, registryOf } from '../meant.ts';
import { shown } from '../shown.ts';
import { decoding, keyCheck, measured } from '../sources.ts';
import { refusalOf, refuses, type UnknownKey, unknownKeys } from '../unknown-keys.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/unknown-key',
  title: 'dockerd does not know a key of daemon.json',
  severity: 'breaks-now',
  what: 'The file holds a key that is no option of dockerd, and dockerd does not start with it.',
  why: 'Every key has to be the exact name of an option, in lower case and with hyphens. For any other dockerd says "the following directives don\'t match any configuration option" and ends. There is no key for the CA of a registry.',
  whatToDo: 'Write the name of the option, or take the key out. The CA of a registry goes to certs.d.',
  references: [keyCheck, decoding, measured],
  explains: ['docker-daemon-config-invalid'],
  *check(document, theCase) {
    if (!document.root) return;
    const { version } = theCase.target;
    const unknown = unknownKeys(document.root).filter((key) => refuses(key, version));
    for (const key of unknown.slice(0, MOST)) yield { range: key.entry.keyRange, ...problemOf(document, theCase, key) };
  },
};

/** So many are told at once. */
const MOST = 100;

/** What people call the CA of a registry, or the lack of one, where no key of dockerd is near. */
const forTrust = /(?:^|[-_])(?:ca|cas|cert|certs|cacert|ca-?file|tls|insecure|skip|verify)(?:$|[-_])/i;

function problemOf(
  document: DockerDaemonDocument,
  theCase: Case,
  { entry, at, known }: UnknownKey,
): Omit<Problem, 'range'> {
  const name = shown(at.join(' · '));
  const evidence = [`dockerd: ${refusalOf(shown(entry.key))}`];
  if (known) {
    const bounds = [known.since && `since ${known.since}`, known.until && `before ${known.until}`]
      .filter(Boolean)
      .join(', ');
    const message = `${name} is an option of dockerd only ${bounds}: dockerd ${theCase.target.version} does not start.`;
    const meant = known.until && likelyKey(entry.key);
    if (!meant || meant === entry.key)
      return { message, evidence, declined: 'Whether the setting is still needed is not in the files.' };
    return { message, evidence, ...renamed(document, at, meant) };
  }
  const meant = likelyKey(entry.key);
  const message = `${name} is no option of dockerd${meant ? `; likely ${meant} is meant` : ''}: dockerd does not start.`;
  if (meant === INSECURE) return { message, evidence, ...trusted(document, theCase, at, hostsOf(entry)) };
  if (meant && at.length === 1) return { message, evidence, ...renamed(document, at, meant) };
  const registry = registryOf(theCase);
  if (!meant && forTrust.test(entry.key)) {
    if (registry === undefined)
      return {
        message,
        evidence,
        declined: 'For which registry this is to be is not known: name it, and its CA gets a place in certs.d.',
      };
    return { message, evidence, ...trusted(document, theCase, at, [registry]) };
  }
  return { message, evidence, declined: 'What is meant is not clear: correct the name, or take the key out.' };
}

function renamed(document: DockerDaemonDocument, at: KeyPath, meant: string): Pick<Problem, 'fix' | 'declined'> {
  if (document.root && entryAt(document.root, [meant]))
    return { declined: `${meant} stands in the file as well: which of the two is meant is not said.` };
  const { path } = document.file;
  return {
    fix: {
      title: `Write ${meant}`,
      safety: 'needs-review',
      edits: renameKey(document.json, at, meant),
      declares: [
        { path, at },
        { path, at: [meant] },
      ],
    },
  };
}

/** Where verification was to be turned off, or a CA was to be named: the key goes, and the CA comes to where it is read. */
function trusted(
  document: DockerDaemonDocument,
  theCase: Case,
  at: KeyPath,
  hosts: readonly string[],
): Pick<Problem, 'fix'> {
  const title =
    hosts.length > 0 ? `Trust ${shown(hosts.join(', '))} by its CA in certs.d` : `Take ${shown(at.join(' · '))} out`;
  const change = { title, edits: removeKey(document.json, at), declares: [{ path: document.file.path, at }] };
  return { fix: withCaOfAll(document, theCase, hosts, change) };
}

function hostsOf(entry: Entry): string[] {
  const texts = listOf(INSECURE, entry).items.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const hosts = texts.flatMap((text) => meantHost(text) ?? []).filter((host) => !isLoopbackHost(host));
  return [...new Set(hosts)];
}
