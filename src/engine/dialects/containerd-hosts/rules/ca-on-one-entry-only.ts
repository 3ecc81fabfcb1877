import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { nameOf } from '../placed.ts';
import { lacking, servesTags, shareKeys } from '../same-host.ts';
import { order } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/ca-on-one-entry-only',
  title: 'One host stands in two entries, and only one of them has its CA',
  severity: 'breaks-later',
  what: 'The same host is named by several entries, and one has no `ca` (or no `client`).',
  why: 'Entries share nothing, even with one URL. What the first entry does not answer (a push without the capability, a missing tag, an outage) goes to the other one, which then fails with "certificate signed by unknown authority" and hides the real reason.',
  whatToDo: 'Write `ca` and `client` both at the top level and in the `[host]` table.',
  references: [order],
  explains: ['x509-unknown-authority', 'tls-alert-certificate-required'],
  *check(document, theCase) {
    for (const lack of lacking(document, theCase)) {
      const { entry, giver, keys } = lack;
      if (!entry.url) continue;
      yield {
        range: entry.url.range,
        severity: servesTags(giver) ? 'breaks-later' : 'breaks-now',
        message: `No ${keys.join(' and no ')} for ${entry.endpoint?.host} in ${nameOf(entry)}, unlike ${nameOf(giver)}.`,
        ...shareKeys(document, lack),
      };
    }
  },
};
