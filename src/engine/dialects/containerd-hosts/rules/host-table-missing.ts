import { insertTable } from '../../../syntax/toml/index.ts';
import { entryAt } from '../../../syntax/tree.ts';
import { isAtLeast, isBefore } from '../../../workspace/version.ts';
import type { Case, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { lookup, measured } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/host-table-missing',
  title: 'No `[host]` table, so older releases reject the file',
  severity: 'breaks-now',
  what: 'hosts.toml has top-level keys only.',
  why: 'containerd 1.5, 1.6 and 1.7 before 1.7.32 refuse such a file with "invalid `host` tree", log that and go on without it: its `ca` is never read. 1.7.32 and 2.x accept it.',
  whatToDo:
    'Add a `[host."https://…"]` table. An empty `[host]` line is enough for every release and changes nothing else.',
  references: [lookup, measured],
  until: '2.0',
  explains: ['x509-unknown-authority', 'hosts-toml-invalid'],
  *check(document, theCase) {
    const [first] = document.toml.root.entries;
    const hasTable = entryAt(document.toml.root, ['host']) ?? entryAt(document.toml.root, ['hosts']);
    if (!first || hasTable || accepts(theCase.target.version)) return;
    yield {
      range: first.keyRange,
      severity: isRejected(theCase) ? 'breaks-now' : 'breaks-later',
      message: 'The file has no [host] table: containerd before 1.7.32 rejects it and goes on without it.',
      fix: {
        title: 'Add a [host] table',
        safety: 'safe',
        edits: insertTable(document.toml, ['host'], []),
        declares: [{ path: document.file.path, at: ['host'] }],
      },
    };
  },
};

/** 1.6 was never fixed, 1.7 with 1.7.32. */
const accepts = (version: string): boolean => isAtLeast(version, '1.7.32');

/** Where the release is not known, a pull that fails for want of a CA makes it likely. */
const isRejected = ({ target, evidence }: Case): boolean =>
  target.version ? isBefore(target.version, '1.7.32') : evidence.some(({ code }) => code === 'x509-unknown-authority');
