import { isLoopbackHost, makesInsecure } from '../../../runtimes/docker/insecure-entry.ts';
import { setKey } from '../../../syntax/json/edit.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { type InsecureItem, insecureItems, withoutItems } from '../insecure-items.ts';
import { letGo, withCa } from '../instead.ts';
import { INSECURE, MIRRORS } from '../lists.ts';
import { type MirrorItem, mirrorItems } from '../mirror-items.ts';
import { answersInHttp, plainHttpDeclined } from '../plain-http.ts';
import { insecureEffect, measured, mirrors } from '../sources.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/insecure-mirror',
  title: 'A mirror of Docker Hub is used without verification',
  severity: 'unsafe',
  what: 'Images of Docker Hub come through a mirror that nobody has to prove to be.',
  why: 'dockerd asks the mirrors before Docker Hub, and takes what they answer for a tag. Over http://, or from a host in insecure-registries, anybody on the line can answer. Only the containerd image store of dockerd before 28 asks even such a mirror by HTTPS, and verifies it (measured 26.1). BuildKit in dockerd 28 and later shares the settings of an insecure mirror with Docker Hub itself.',
  whatToDo:
    'Name the mirror with https://, and where its certificate comes from a private CA, put that CA into certs.d/<mirror>, for builds by dockerd 28 and later into certs.d/docker.io as well. A mirror that fails is passed over: pulls go on from Docker Hub.',
  references: [mirrors, insecureEffect, measured],
  *check(document, theCase) {
    const listed = insecureItems(document);
    for (const item of mirrorItems(document, theCase.target.version)) {
      const { host, scheme } = item.mirror;
      if (isLoopbackHost(host)) continue;
      const insecure = listed.filter(({ entry }) => makesInsecure(entry, host) === 'yes');
      if (scheme === 'http' || insecure.length > 0)
        yield { range: item.range, ...problemOf(document, theCase, item, insecure) };
    }
  },
};

function problemOf(
  document: DockerDaemonDocument,
  theCase: Case,
  item: MirrorItem,
  insecure: readonly InsecureItem[],
): Omit<Problem, 'range'> {
  const { host, scheme } = item.mirror;
  const plain = scheme === 'http';
  const message = plain
    ? `The mirror ${item.text} is reached over plain HTTP: nobody has to prove to be ${host}.`
    : `The mirror ${item.text} is not verified: insecure-registries covers ${host}.`;
  if (answersInHttp(theCase.evidence, host))
    return { message, declined: plainHttpDeclined(`An error says that ${host} answers in plain HTTP`) };
  const range = insecure.find(({ entry }) => entry.kind === 'range');
  if (range)
    return { message, declined: `The range ${range.text} makes it insecure, and a range has no certs.d directory.` };
  if (!item.isList)
    return { message, after: 'docker-daemon/value-not-accepted', declined: 'registry-mirrors has to be a list first.' };
  const url = item.text.replace(/^http:/i, 'https:');
  const removal =
    insecure.length > 0
      ? withoutItems(
          document,
          INSECURE,
          insecure.flatMap(({ same }) => same),
        )
      : { edits: [], declares: [] };
  const rewritten = plain ? setKey(document.json, [MIRRORS, item.index], url) : [];
  const change = {
    title: plain ? `Ask the mirror as ${url}` : `Verify the mirror ${host} instead of accepting any certificate`,
    edits: [...rewritten, ...removal.edits],
    declares: [...removal.declares, { path: document.file.path, at: [MIRRORS, item.index] }],
    actions: letGo(
      document,
      theCase,
      insecure.map(({ text }) => text),
    ),
  };
  const offered = withCa(document, theCase, host, change);
  if (!('fix' in offered) || !plain) return { message, ...offered };
  // Whether the mirror speaks HTTPS is not in the files; a public one needs no CA of its own.
  return { message, fix: { ...offered.fix, safety: 'needs-review' } };
}
