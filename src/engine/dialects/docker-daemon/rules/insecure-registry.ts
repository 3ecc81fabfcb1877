import { isHub, isLoopbackEntry, withoutPort } from '../../../runtimes/docker/insecure-entry.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { type InsecureItem, insecureItems, withoutItems } from '../insecure-items.ts';
import { letGo, withCa } from '../instead.ts';
import { INSECURE, registryList } from '../lists.ts';
import { isPlaceholder } from '../meant.ts';
import { plainHttpDeclined, plainHttpSign } from '../plain-http.ts';
import { mirrorsHub } from '../registry-ca.ts';
import { certsDirectory, insecureEffect, insecureList, measured, reload } from '../sources.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/insecure-registry',
  title: 'insecure-registries turns certificate verification off',
  severity: 'unsafe',
  what: 'dockerd pulls from a registry whatever certificate it shows, and over plain HTTP where HTTPS does not answer.',
  why: 'For an entry of insecure-registries dockerd sets InsecureSkipVerify, falls back to HTTP, and does not look into certs.d at all: a CA or client certificate that lies there is not used. Whoever answers on the network can hand out images and collect passwords. The builder inside dockerd takes the list over when dockerd starts, and no reload reaches it (measured 26.1 and 28.5; that of 20.10 verifies in spite of the list).',
  whatToDo:
    'Put the CA of the registry into certs.d, see that it vouches for the registry, then take the entry out and reload dockerd. The empty list stays in the file: a reload does not revoke a list that is merely gone. docker build goes on unverified until dockerd restarts.',
  references: [insecureEffect, insecureList, certsDirectory, reload, measured],
  *check(document, theCase) {
    const list = registryList(document.root, INSECURE);
    if (list?.tooLong)
      yield {
        range: list.entry.keyRange,
        message: 'insecure-registries is so long that its entries are not looked at: dockerd verifies none of them.',
        declined: 'A list of that length was not written by hand; shorten it first.',
      };
    for (const item of insecureItems(document)) {
      if (isLoopbackEntry(item.entry)) continue;
      yield { range: item.range, ...problemOf(document, theCase, item) };
    }
  },
};

function problemOf(document: DockerDaemonDocument, theCase: Case, item: InsecureItem): Omit<Problem, 'range'> {
  if (item.entry.kind !== 'host') return ofRange(item.text, theCase);
  const { host, scheme } = item.entry;
  const removal = {
    title: `Take ${item.text} out of insecure-registries`,
    ...withoutItems(document, INSECURE, item.same),
  };
  if (isHub(host))
    return {
      severity: 'tidy',
      message: `${item.text} in insecure-registries does nothing: dockerd always verifies Docker Hub.`,
      fix: { ...removal, safety: 'safe' },
    };
  const message = `${item.text} in insecure-registries: dockerd accepts any certificate from it, and plain HTTP.`;
  const name = withoutPort(host);
  if (name === '0.0.0.0' || name === '::')
    return {
      message,
      severity: 'tidy',
      declined: `No certificate can be made out to ${name}, which here stands for this machine. Pull from localhost instead: dockerd needs no entry for loopback addresses.`,
    };
  if (isPlaceholder(host))
    return {
      message,
      declined: `${name} looks like a placeholder: put the name of the registry there, then look again.`,
    };
  const sign = plainHttpSign(document, theCase, host, scheme);
  if (sign) return { message, declined: plainHttpDeclined(sign) };
  return {
    message,
    ...(mirrorsHub(document, host) && { why: `${rule.why} ${ofMirror}` }),
    ...withCa(document, theCase, host, {
      ...removal,
      title: `Verify ${host} with its CA instead of accepting any certificate`,
      actions: letGo(document, theCase, [item.text]),
    }),
  };
}

const ofMirror =
  'It mirrors Docker Hub here: BuildKit in dockerd 28 and later shares the settings of a mirror with Docker Hub, and looks for the CA of both in certs.d/docker.io.';

function ofRange(text: string, { target }: Case): Omit<Problem, 'range'> {
  const all = /\/0$/.test(text);
  const whose = all ? 'every registry but Docker Hub' : `every registry whose address is in ${text}`;
  const named = target.registry && target.known.registry !== 'assumed' ? `, ${target.registry} first,` : '';
  return {
    message: `The range ${text} in insecure-registries: dockerd accepts any certificate, and plain HTTP, from ${whose}.`,
    declined: `There is no certs.d directory for a range of addresses. Name the registries that are pulled from${named} and put the CA of each into certs.d/<registry>; then the range can go.`,
  };
}
