import { setKey } from '../../../syntax/toml/index.ts';
import type { Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { nameOf, placedEntries } from '../placed.ts';
import { parsing } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/path-without-override',
  title: 'A URL has a path below /v2, and containerd appends /v2 once more',
  severity: 'breaks-now',
  what: 'The URL goes on behind /v2/ (as for a Harbor proxy project), without `override_path = true`.',
  why: 'containerd appends /v2 to every path that does not end in /v2, so https://harbor/v2/project becomes /v2/project/v2 and the registry answers 404. `override_path = true` (1.6.0+) takes the path as written.',
  whatToDo: 'Add `override_path = true` to this entry.',
  references: [parsing],
  explains: ['manifest-not-found'],
  *check(document, theCase) {
    for (const entry of placedEntries(document, theCase)) {
      const { endpoint, url, overridePath } = entry;
      if (!endpoint || !url || overridePath || !/\/v2\/+[^/]/.test(endpoint.path)) continue;
      if (/\/v2\/*$/.test(endpoint.path)) continue;
      const at = [...entry.at, 'override_path'];
      yield {
        range: url.range,
        message: `A path stands behind /v2 in ${nameOf(entry)}: containerd asks for ${endpoint.path.replace(/\/+$/, '')}/v2/….`,
        fix: {
          title: 'Add override_path = true',
          safety: 'safe',
          edits: setKey(document.toml, at, true),
          declares: [{ path: document.file.path, at }],
        },
      };
    }
  },
};
