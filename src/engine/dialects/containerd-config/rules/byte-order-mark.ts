import { isBefore } from '../../../workspace/version.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { loading, measured } from '../sources.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/byte-order-mark',
  title: 'A byte order mark at the start keeps 2.x from starting',
  severity: 'breaks-now',
  what: 'The file begins with the three bytes EF BB BF that some editors write.',
  why: 'go-toml v2 of containerd 2.x answers "failed to unmarshal TOML at row 1 column 1: toml: invalid character at start of key", and the daemon exits. 1.x accepts the mark, so that it shows at the upgrade.',
  whatToDo: 'Save the file as UTF-8 without a byte order mark.',
  references: [loading, measured],
  explains: ['containerd-config-invalid'],
  *check({ file: { path, text } }, { target }) {
    if (!text.startsWith('\ufeff')) return;
    yield {
      range: { start: 0, end: 1 },
      severity: isBefore(target.version, '2.0') ? 'breaks-later' : 'breaks-now',
      message: 'config.toml begins with a byte order mark: containerd 2.x does not start with it.',
      fix: {
        title: 'Take the byte order mark away',
        safety: 'safe',
        edits: [{ path, range: { start: 0, end: 1 }, text: '' }],
      },
    };
  },
};
