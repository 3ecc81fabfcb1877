import { removeAt } from '../../../syntax/toml/index.ts';
import { entryAt } from '../../../syntax/tree.ts';
import type { Range } from '../../../workspace/source-file.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { nameOf, type PlacedEntry, placedEntries } from '../placed.ts';
import { parsing } from '../sources.ts';

const tlsKeys = ['skip_verify', 'ca', 'client'];

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/plain-http-with-tls-keys',
  title: 'A plain HTTP endpoint has TLS keys',
  severity: 'tidy',
  what: '`skip_verify`, `ca` or `client` stands beside a URL that begins with http://.',
  why: 'Such a key, even `skip_verify = false`, makes containerd try HTTPS first and fall back to HTTP (1.6.25+ and 1.7.8+ for a port other than 80, 1.7.24+ and 2.x always but for port 80). So the keys neither protect nor are they needed.',
  whatToDo:
    'Decide what the endpoint speaks. Plain HTTP: take the keys out. TLS: write https:// and keep `ca` and `client`.',
  references: [parsing],
  *check(document, theCase) {
    for (const entry of placedEntries(document, theCase)) {
      if (entry.endpoint?.scheme !== 'http') continue;
      const keys = tlsKeys.filter((key) => entryAt(entry.table, [key]) ?? (key === 'ca' && entry.ca.length > 0));
      const [first] = keys;
      if (first === undefined) continue;
      yield problemOf(document, entry, keys, entryAt(entry.table, [first])?.range ?? entry.range);
    }
  },
};

function problemOf(document: ContainerdHostsDocument, entry: PlacedEntry, keys: string[], range: Range): Problem {
  const host = entry.endpoint?.host ?? '';
  const message = `Plain HTTP and ${keys.join(', ')} stand together in ${nameOf(entry)}: containerd tries HTTPS there first.`;
  if (keys.some((key) => key !== 'skip_verify'))
    return {
      range,
      message,
      declined: `Somebody meant TLS for ${host} or for what stands behind it: whether https:// is missing in the URL, or the keys belong to another entry, is not in the files.`,
    };
  const at = [...entry.at, 'skip_verify'];
  return {
    range,
    message,
    severity: entry.skipVerify?.value === true ? 'unsafe' : 'tidy',
    fix: {
      title: `Take skip_verify off the plain HTTP endpoint ${host}`,
      // Should TLS be spoken there after all, the fallback to unverified HTTPS is what works today.
      safety: 'needs-review',
      edits: removeAt(document.toml, at),
      declares: [{ path: document.file.path, at }],
      actions: [
        {
          kind: 'verify',
          when: 'before-change',
          title: `See that ${host} speaks plain HTTP`,
          command: `curl -sS -o /dev/null -w '%{http_code}\\n' ${entry.url?.value.match(/^http:\/\/[\w.:[\]-]+/)?.[0] ?? 'http://HOST:PORT'}/v2/`,
          why: 'An endpoint that answers 400 here speaks TLS: then write https:// and name its CA instead.',
          expect: '200 or 401',
        },
      ],
    },
  };
}
