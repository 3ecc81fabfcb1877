import { removeAt, renameKey } from '../../../syntax/toml/index.ts';
import type { Entry } from '../../../syntax/tree.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import { bareNameTable } from '../bare-name.ts';
import type { ContainerdHostsDocument } from '../document.ts';
import { strings } from '../entry.ts';
import { openedPath } from '../files.ts';
import { meaningOf } from '../misnomers.ts';
import { inside, type PlacedEntry, placedEntries } from '../placed.ts';
import { keysOf } from '../schema.ts';
import { measured, schema } from '../sources.ts';
import { caEdits, othersWithoutCa } from '../trust-host.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/unknown-key',
  title: 'A key that containerd does not know is ignored without a word',
  severity: 'breaks-now',
  what: 'hosts.toml holds a key that no release of containerd reads there.',
  why: 'Unknown keys of hosts.toml are skipped in every version, without a warning. Names from config.toml (`ca_file`, `insecure_skip_verify`), `[hosts."…"]` and credentials are the usual ones.',
  whatToDo: 'Use the name that containerd knows; credentials go into an imagePullSecret.',
  references: [schema, measured],
  explains: ['x509-unknown-authority'],
  *check(document, theCase) {
    const entries = placedEntries(document, theCase);
    for (const owner of entries) {
      if (owner.at.length > 0 && bareNameTable(document, owner)) continue;
      for (const entry of owner.table.entries) {
        // go-toml compares names without regard to case; `server` below a header is told by another rule.
        if (keysOf(owner.at).has(entry.key.toLowerCase()) || entry.key === 'server') continue;
        yield { range: entry.keyRange, ...problemOf({ document, theCase, entries, owner, entry }) };
      }
    }
  },
};

interface UnknownKey {
  document: ContainerdHostsDocument;
  theCase: Case;
  entries: readonly PlacedEntry[];
  owner: PlacedEntry;
  entry: Entry;
}

type Told = Omit<Problem, 'range'>;

function problemOf(found: UnknownKey): Told {
  const { owner, entry } = found;
  const meaning = meaningOf(entry.key, owner.at);
  const message = `containerd does not know ${entry.key}${inside(owner)} and ignores it`;
  switch (meaning.kind) {
    case 'renamed':
      return misnamed(found, meaning.to, `${message}; ${meaning.to} is meant.`);
    case 'switch':
      return ignoredSwitch(found);
    case 'credentials':
      return {
        severity: 'unsafe',
        message: `containerd reads no credentials (auth) from hosts.toml: ${entry.key}${inside(owner)} is ignored and lies there in clear.`,
        whatToDo:
          'Put the credentials into an imagePullSecret or a kubelet credential provider, then take them out here.',
        declined: 'Where else these credentials are kept is not known; taking them out here could lose them.',
      };
    case 'elsewhere':
      return {
        severity: 'tidy',
        message: `${message}. ${meaning.hint}`,
        declined: 'One other key of hosts.toml cannot say it.',
      };
    case 'unknown':
      return { severity: 'tidy', message: `${message}.`, declined: 'What it was meant to do is not known.' };
  }
}

/** The name of a switch is never corrected: that would turn verification off. */
function ignoredSwitch({ document: { file, toml }, owner, entry: { key } }: UnknownKey): Told {
  const at = [...owner.at, key];
  return {
    severity: 'tidy',
    message: `containerd does not know ${key}${inside(owner)}: the certificate is verified all the same, and needs its CA in ca.`,
    whatToDo: 'Take the key out and name the CA in `ca`.',
    fix: {
      title: `Take out ${key}, which has no effect`,
      safety: 'safe',
      edits: removeAt(toml, at),
      declares: [{ path: file.path, at }],
    },
  };
}

function misnamed({ document, theCase, entries, owner, entry }: UnknownKey, to: string, message: string): Told {
  const { file, toml } = document;
  const edits = renameKey(toml, [...owner.at, entry.key], to);
  if (edits.length === 0)
    return { message, declined: `There is a ${to} already; which of the two is meant is not in the file.` };
  const files = to === 'ca' ? strings(entry.value).map(({ value }) => openedPath(document, value)) : [];
  const others = files.length > 0 && owner.endpoint ? othersWithoutCa(entries, owner) : [];
  const shared = caEdits(document, others, files);
  return {
    message,
    fix: {
      title: `Rename ${entry.key} to ${to}`,
      // What was ignored takes effect: harmless where pulls fail anyway, worth a look where they work.
      safety: theCase.evidence.some(({ caCures }) => caCures !== 'no') ? 'safe' : 'needs-review',
      edits: [...edits, ...shared.edits],
      declares: [...[entry.key, to].map((key) => ({ path: file.path, at: [...owner.at, key] })), ...shared.declares],
    },
  };
}
