import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { nameOf } from '../placed.ts';
import { lacking, servesTags, shareKeys } from '../same-host.ts';
import { order } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/upstream-fallback-without-ca',
  title: 'Without `server` containerd still tries the registry itself, and has no CA for it',
  severity: 'breaks-later',
  what: 'The file has no `server` and no top-level `ca`, while its `[host]` table for the same registry has one.',
  why: 'Leaving `server` out does not switch the upstream off: the registry itself is always tried last, with the top-level keys. What the `[host]` table does not answer fails there with "certificate signed by unknown authority".',
  whatToDo: 'Repeat `ca` (and `client`) at the top level, before the first `[host]` table.',
  references: [order],
  explains: ['x509-unknown-authority', 'tls-alert-certificate-required'],
  *check(document, theCase) {
    for (const lack of lacking(document, theCase)) {
      const { entry, giver, keys } = lack;
      if (entry.url) continue;
      yield {
        range: giver.range,
        severity: servesTags(giver) ? 'breaks-later' : 'breaks-now',
        message: `${entry.endpoint?.host} is also tried without ${nameOf(giver)}, and there it has no ${keys.join(' and no ')}.`,
        ...shareKeys(document, lack),
      };
    }
  },
};
