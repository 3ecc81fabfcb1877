import type { Case } from '../rule.ts';
import { copiedOccurrences } from './copied-files.ts';
import { type Occurrence, occurrencesIn } from './detect.ts';
import type { DockerfileDocument } from './document.ts';
import { natureOf } from './hosts.ts';
import { concernedHosts, type Need, needOf } from './need.ts';

/** A switch with what follows from taking it away. */
export interface Found {
  occurrence: Occurrence;
  need: Need;
  /** The hosts and files that it names itself. */
  concerned: string[];
}

/** A file with more of them is no Dockerfile that anybody wrote; what is left shows once these are repaired. */
const most = 200;

/** Every switch of the file that is a fault: what only speaks to the container itself is none. */
export function findSwitches(document: DockerfileDocument, theCase: Case): Found[] {
  const occurrences = [...document.uses.flatMap(occurrencesIn), ...copiedOccurrences(document, theCase)].slice(0, most);
  return occurrences.flatMap((occurrence) => {
    const { own } = concernedHosts(document, occurrence);
    if (own.length > 0 && own.every(({ host }) => natureOf(host) === 'loopback')) return [];
    const concerned = [...new Set(own.map(({ shown }) => shown))];
    return [{ occurrence, need: needOf(document, occurrence, theCase), concerned }];
  });
}
