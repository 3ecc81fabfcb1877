import { readMirror } from '../../../runtimes/docker/mirror-url.ts';
import { setKey } from '../../../syntax/json/edit.ts';
import { valueAt } from '../../../syntax/tree.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { withoutItems } from '../insecure-items.ts';
import { withCa } from '../instead.ts';
import { INSECURE, type ListItem, MIRRORS, registryList } from '../lists.ts';
import { isFilledInLater, meantHost, meantMirror } from '../meant.ts';
import { plainHttpDeclined, plainHttpSign } from '../plain-http.ts';
import { shown } from '../shown.ts';
import { decoding, insecureList, measured, mirrors } from '../sources.ts';
import { type RefusedItem, refusedItems, type WrongType, wrongTypes } from '../values.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/value-not-accepted',
  title: 'dockerd refuses a value of daemon.json',
  severity: 'breaks-now',
  what: 'One value of the file is of the wrong kind, and dockerd does not start with the file.',
  why: 'dockerd checks every value when it starts: one that it cannot take ends the start, and on a reload the old settings stay. insecure-registries takes host, host:port or a range of addresses; registry-mirrors takes URLs with http:// or https://, with a path since 25.0.',
  whatToDo: 'Write the value as dockerd takes it. An entry of insecure-registries is better replaced by the CA.',
  references: [decoding, insecureList, mirrors, measured],
  explains: ['docker-daemon-config-invalid'],
  *check(document, theCase) {
    const { root } = document;
    if (!root) return;
    for (const wrong of firstOfEach(wrongTypes(root), listNameOf))
      yield { range: wrong.range, ...ofType(document, theCase, wrong) };
    for (const item of firstOfEach(refusedItems(root, theCase.target.version), ({ key, text }) => `${key} ${text}`))
      yield { range: item.item.range, ...ofItem(document, theCase, item) };
  },
};

/** So many are told at once. */
const MOST = 100;

/** What has one remedy is told once: the same text again, and whatever in a list is no text. */
function firstOfEach<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(nameOf(one)) && seen.add(nameOf(one))).slice(0, MOST);
}

const listNameOf = ({ at: [key = '', ...below] }: WrongType): string =>
  key === INSECURE || key === MIRRORS ? key : JSON.stringify([key, ...below]);

function ofType(document: DockerDaemonDocument, theCase: Case, wrong: WrongType): Omit<Problem, 'range'> {
  const { path } = document.file;
  const [key, index] = wrong.at;
  const isItem = typeof index === 'number' && (key === INSECURE || key === MIRRORS);
  const told = {
    message: `${isItem ? `Every entry of ${key}` : shown(wrong.at.join(' · '))} in daemon.json has to be ${wrong.wanted}: dockerd does not start.`,
    evidence: [`dockerd: ${wrong.error}`],
  };
  const declares = [{ path, at: [String(key)] }];
  if (isItem) {
    const items = registryList(document.root, key)?.items.filter(({ text }) => text === undefined) ?? [];
    if (items.length === 0) return { ...told, declined: 'The list is too long to be corrected here.' };
    const removal = withoutItems(document, key, items);
    return { ...told, fix: { title: 'Take out what is no text', safety: 'safe', ...removal } };
  }
  const value = document.root && valueAt(document.root, wrong.at);
  if (key === MIRRORS && value?.kind === 'string') {
    const edits = setKey(document.json, [MIRRORS], value.value === '' ? [] : [value.value]);
    return { ...told, fix: { title: 'Write the mirror as a list', safety: 'safe', edits, declares } };
  }
  if (key !== INSECURE)
    return { ...told, declined: 'What is meant cannot be told for sure, and it is no setting of registries.' };
  const emptied = { edits: setKey(document.json, [INSECURE], []), declares };
  const host = value?.kind === 'string' ? meantHost(value.value) : undefined;
  if (host !== undefined)
    return {
      ...told,
      ...instead(document, theCase, host, { title: `Verify ${host} with its CA instead`, ...emptied }),
    };
  return {
    ...told,
    fix: { title: 'Write an empty list: nothing is exempt from verification', safety: 'safe', ...emptied },
  };
}

function ofItem(document: DockerDaemonDocument, theCase: Case, refused: RefusedItem): Omit<Problem, 'range'> {
  const { key, text } = refused;
  const same = registryList(document.root, key)?.items.filter((item) => item.text === text) ?? [];
  const error = shown(refused.error);
  const written = `"${shown(text)}"`;
  const told = {
    message: `${written} in ${key} keeps dockerd from starting: ${error}.`,
    evidence: [`dockerd: ${error}`],
  };
  const removal = { title: `Take ${written} out of ${key}`, ...withoutItems(document, key, same) };
  if (isFilledInLater(text))
    return {
      severity: 'tidy',
      message: `${written} in ${key} is markup or a placeholder; as it stands dockerd refuses it: ${error}.`,
      declined: 'Put the name of the registry there, then look again.',
    };
  if (text.trim() === '') return { ...told, fix: { ...removal, safety: 'safe' } };
  if (key === MIRRORS) return { ...told, ...ofMirror(document, same, text) };
  const host = meantHost(text);
  if (host !== undefined)
    return {
      ...told,
      ...instead(document, theCase, host, { ...removal, title: `Verify ${host} with its CA instead of ${written}` }),
    };
  if (!text.includes('*'))
    return {
      ...told,
      declined: `Which registry ${written} stands for cannot be told: put its name there, then look again.`,
    };
  return {
    ...told,
    whatToDo: 'insecure-registries knows no wildcards. Put the CA into certs.d of each registry that is pulled from.',
    fix: { ...removal, safety: 'safe' },
  };
}

/** The CA in the place of an insecure entry; nothing where the registry has no TLS that a CA could vouch for. */
function instead(document: DockerDaemonDocument, theCase: Case, host: string, change: Parameters<typeof withCa>[3]) {
  const sign = plainHttpSign(document, theCase, host);
  return sign ? { declined: plainHttpDeclined(sign) } : withCa(document, theCase, host, change);
}

function ofMirror(
  document: DockerDaemonDocument,
  same: readonly ListItem[],
  text: string,
): Pick<Problem, 'fix' | 'declined'> {
  if (readMirror(text, '').kind === 'mirror')
    return { declined: 'dockerd takes a mirror with a path since 25.0; without the path it is another mirror.' };
  const url = meantMirror(text);
  if (url === undefined) return { declined: `Which address "${shown(text)}" stands for cannot be told.` };
  const edits = same.flatMap(({ index }) => setKey(document.json, [MIRRORS, index], url));
  const declares = same.map(({ index }) => ({ path: document.file.path, at: [MIRRORS, index] }));
  const safety = text.includes('@') ? 'needs-review' : 'safe';
  return { fix: { title: `Write the mirror as ${url}`, safety, edits, declares } };
}
