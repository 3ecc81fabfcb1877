import type { Rule } from '../../rule.ts';
import type { ContainerdConfigDocument } from '../document.ts';
import { loading, measured } from '../sources.ts';
import { unquotedIds } from '../unquoted-id.ts';

export const rule: Rule<ContainerdConfigDocument> = {
  id: 'containerd-config/plugin-id-unquoted',
  title: 'A plugin id stands in a header without quotes',
  severity: 'breaks-now',
  what: 'The dots of the id part it into a chain of tables.',
  why: '[plugins.io.containerd.grpc.v1.cri] means a table `cri` in `v1` in `grpc` in `containerd` in `io`. 1.x exits with "invalid plugin key URI "io" expect io.containerd.x.vx"; 2.x ignores the table without a word.',
  whatToDo: 'Put the id in quotes, single or double.',
  references: [loading, measured],
  explains: ['containerd-config-invalid', 'x509-unknown-authority', 'http-response-to-https-client'],
  *check(document) {
    for (const { id, range, edits, clash } of unquotedIds(document)) {
      const message = `The id ${id} lacks its quotes in ${edits.length === 1 ? 'a header' : `${edits.length} headers`}, so containerd does not see the settings of that plugin.`;
      if (clash) {
        const declined = `With quotes ${clash} would be there twice: which of the two holds what is meant, only you can tell.`;
        yield { range, message, declined };
        continue;
      }
      const at = [
        ['plugins', ...id.split('.')],
        ['plugins', id],
      ];
      yield {
        range,
        message,
        fix: {
          title: `Put quotes around ${id}`,
          safety: 'safe',
          edits,
          declares: at.map((path) => ({ path: document.file.path, at: path })),
          carries: [{ path: document.file.path }],
        },
      };
    }
  },
};
