import { assignmentAt, quoteToml, removeAt, renameKey } from '../../../syntax/toml/index.ts';
import type { TextEdit } from '../../../workspace/source-file.ts';
import type { Case, FixDraft, Rule } from '../../rule.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { misnamedCa } from '../entry.ts';
import { nameOf, type PlacedEntry, placedEntries } from '../placed.ts';
import { measured, tls } from '../sources.ts';
import { caEdits, othersWithoutCa, trustFor } from '../trust-host.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/verification-disabled',
  title: '`skip_verify` turns certificate verification off',
  severity: 'unsafe',
  what: 'An entry of hosts.toml accepts any certificate from anybody.',
  why: 'With `skip_verify = true` containerd sets InsecureSkipVerify for this endpoint: a `ca` beside it is loaded and then not used, an expired or foreign certificate passes, and whoever answers on the network can hand out images and collect credentials.',
  whatToDo:
    'Name the CA of the registry in `ca` and take `skip_verify` out, in one step: the CA file first, then the check that it serves, then this file. Nothing restarts.',
  references: [tls, measured],
  *check(document, theCase) {
    const entries = placedEntries(document, theCase);
    for (const entry of entries) {
      if (entry.skipVerify?.value !== true || isPlainOrLoopback(entry)) continue;
      yield {
        range: entry.skipVerify.range,
        message: `Any certificate is accepted for ${nameOf(entry)}: skip_verify is true.`,
        ...(entry.ca.length > 0 && {
          why: 'A `ca` stands beside `skip_verify = true`: containerd loads it and then does not use it. Without `skip_verify` it is used.',
        }),
        ...fixOf(document, theCase, entry, entries),
      };
    }
  },
};

const isPlainOrLoopback = ({ endpoint }: PlacedEntry): boolean =>
  endpoint !== undefined && (endpoint.scheme === 'http' || endpoint.loopback);

function fixOf(
  document: ContainerdHostsDocument,
  theCase: Case,
  entry: PlacedEntry,
  entries: readonly PlacedEntry[],
): { fix: FixDraft } | { declined: string } {
  const { path } = document.file;
  const switchAt = [...entry.at, 'skip_verify'];
  const host = entry.endpoint?.host;
  const same = entries.filter((other) => host !== undefined && other.endpoint?.host === host);
  const trust = trustFor(document, theCase, host, { entries: [entry, ...same] });
  if (!trust)
    return {
      declined:
        'Neither the directory of this file nor the registry is known, so there is no place for the CA. Give the file its path, /etc/containerd/certs.d/<registry>/hosts.toml.',
    };
  const others = caEdits(document, host === undefined ? [] : othersWithoutCa(entries, entry), trust.files);
  const misnamed = misnamedCa(entry);
  const caAt = [...entry.at, misnamed?.key ?? 'ca'];
  const own = entry.ca.length > 0 ? removeAt(document.toml, switchAt) : replaceSwitch(document, switchAt, trust.files);
  const renamed = misnamed ? renameKey(document.toml, caAt, 'ca') : [];
  const { anchor, verdict } = theCase.trust;
  const ready = anchor?.source === 'file' && verdict?.ok !== false && trust.missing.length === 0;
  return {
    fix: {
      title: `Verify ${host ?? 'the registry'} with its CA instead of accepting any certificate`,
      // A pull works now; it breaks when the CA is not there, or is not the one that signed the chain.
      safety: ready ? 'safe' : 'needs-review',
      edits: [...own, ...renamed, ...others.edits],
      creates: trust.creates,
      missing: trust.missing,
      actions: trust.actions,
      declares: [...[switchAt, caAt, [...entry.at, 'ca']].map((at) => ({ path, at })), ...others.declares],
    },
  };
}

/** `ca` takes the place of the switch, with its indentation and whatever stands behind it. */
function replaceSwitch(
  { file, toml }: ContainerdHostsDocument,
  at: readonly string[],
  ca: readonly string[],
): TextEdit[] {
  const assignment = assignmentAt(toml, at);
  const key = assignment?.keys.at(-1);
  const [only] = ca;
  if (!assignment || !key || only === undefined) return [];
  const written = ca.map((path) => quoteToml(path, toml));
  const value = ca.length === 1 ? quoteToml(only, toml) : `[${written.join(', ')}]`;
  return [{ path: file.path, range: { start: key.range.start, end: assignment.range.end }, text: `ca = ${value}` }];
}
