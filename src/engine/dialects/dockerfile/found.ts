import type { Case } from '../rule.ts';
import { copiedOccurrences } from './copied-files.ts';
import type { Occurrence } from './detect.ts';
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

/** More of them are told in part only, so that time stays bounded. */
export const mostSwitches = 100;

/** Every switch of the file that is a fault, up to one more than are told: what only speaks to the container itself is none. */
export function findSwitches(document: DockerfileDocument, theCase: Case): Found[] {
  const found: Found[] = [];
  for (const occurrence of [...document.occurrences, ...copiedOccurrences(document, theCase)]) {
    if (found.length > mostSwitches) break;
    const { own } = concernedHosts(document, occurrence);
    if (own.length > 0 && own.every(({ host }) => natureOf(host) === 'loopback')) continue;
    const concerned = [...new Set(own.map(({ shown }) => shown))];
    found.push({ occurrence, need: needOf(document, occurrence, theCase), concerned });
  }
  return found;
}
