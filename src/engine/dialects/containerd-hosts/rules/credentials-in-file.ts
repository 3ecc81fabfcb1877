import { entriesAt } from '../../../syntax/tree.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { nameOf } from '../placed.ts';
import { schema } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/credentials-in-file',
  title: 'Credentials stand in a header of hosts.toml',
  severity: 'unsafe',
  what: 'An `authorization` header carries a password or token in a file that everybody on the node may read.',
  why: 'containerd sends the header with every request to this endpoint, also when a redirect stays on it, and to the token server since 2.1.0. Every Pod on the node pulls with it. In `_default` it goes to every registry without a directory of its own.',
  whatToDo: 'Use imagePullSecrets or a kubelet credential provider, and change the password that stood here.',
  references: [schema],
  *check(document) {
    for (const host of [document.fallback, ...document.hosts])
      for (const { key, keyRange } of entriesAt(host.table, ['header']))
        if (/^(?:proxy-)?authorization$/i.test(key))
          yield {
            range: keyRange,
            message: `The header ${key} of ${nameOf(host)} holds credentials in clear.`,
            declined: 'Without another place for them, pulls that need these credentials would fail.',
          };
  },
};
