import { isHub } from '../../../runtimes/docker/insecure-entry.ts';
import type { Rule } from '../../rule.ts';
import type { DockerDaemonDocument } from '../document.ts';
import { withoutItems } from '../insecure-items.ts';
import { withCa } from '../instead.ts';
import { MIRRORS } from '../lists.ts';
import { mirrorItems } from '../mirror-items.ts';
import { certsDirectory, measured, mirrors } from '../sources.ts';

export const rule: Rule<DockerDaemonDocument> = {
  id: 'docker-daemon/mirror-for-a-private-registry',
  title: 'A private registry is named as a mirror of Docker Hub',
  severity: 'tidy',
  what: 'registry-mirrors names the registry whose pulls fail. It has no part in them.',
  why: 'registry-mirrors is for images of Docker Hub only. A pull whose reference names another registry goes to that registry straight, and its CA is looked for in certs.d/<registry>. Besides, every pull from Docker Hub now asks the private registry first.',
  whatToDo:
    'Put the CA of the registry into certs.d, and take it out of registry-mirrors unless it is meant as a cache of Docker Hub.',
  references: [mirrors, certsDirectory, measured],
  *check(document, theCase) {
    const { registry, known } = theCase.target;
    const pulledFrom = theCase.evidence.some((item) => item.registry === registry && item.hop !== 'mirror');
    if (registry === '' || isHub(registry) || !(pulledFrom || known.registry === 'given')) return;
    // Where a pull of Docker Hub fails as well, the mirror is asked as the mirror that it is.
    if (theCase.evidence.some((item) => item.hop === 'mirror' || isHub(item.registry ?? ''))) return;
    for (const item of mirrorItems(document, theCase.target.version)) {
      if (item.mirror.host !== registry) continue;
      const title = `Take ${registry} out of registry-mirrors and put its CA into certs.d`;
      const change = { title, ...withoutItems(document, MIRRORS, [item]) };
      const offered = withCa(document, theCase, registry, change, 'registry');
      yield {
        range: item.range,
        message: `registry-mirrors names ${registry}: that is for images of Docker Hub and changes nothing for ${registry}/….`,
        // A registry may serve both: as a cache of Docker Hub the entry is right.
        ...('fix' in offered ? { fix: { ...offered.fix, safety: 'needs-review' } } : offered),
      };
    }
  },
};
