import { isBefore } from '../../../workspace/version.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { measured } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/byte-order-mark',
  title: 'A byte order mark at the start makes 2.x reject the file',
  severity: 'breaks-now',
  what: 'The file begins with the three bytes EF BB BF that some editors write.',
  why: 'go-toml v2 of containerd 2.x answers "invalid character at start of key", logs that and goes on as if the file were not there. 1.x accepts the mark.',
  whatToDo: 'Save the file as UTF-8 without a byte order mark.',
  references: [measured],
  explains: ['x509-unknown-authority', 'hosts-toml-invalid'],
  *check({ file: { path, text } }, { target }) {
    if (!text.startsWith('\ufeff')) return;
    yield {
      range: { start: 0, end: 1 },
      severity: isBefore(target.version, '2.0') ? 'breaks-later' : 'breaks-now',
      message: 'The file begins with a byte order mark: containerd 2.x rejects it and goes on without it.',
      fix: {
        title: 'Take the byte order mark away',
        safety: 'safe',
        edits: [{ path, range: { start: 0, end: 1 }, text: '' }],
      },
    };
  },
};
