import { removeAt, renameKey } from '../../../syntax/toml/index.ts';
import type { Entry } from '../../../syntax/tree.ts';
import type { Case, Problem, Rule } from '../../rule.ts';
import { bareNameTable } from '../bare-name.ts';
import type { ContainerdHostsDocument, HostEntry } from '../document.ts';
import { nameOf } from '../placed.ts';
import { keysOf, nearest } from '../schema.ts';
import { measured, schema } from '../sources.ts';

export const rule: Rule<ContainerdHostsDocument> = {
  id: 'containerd-hosts/unknown-key',
  title: 'A key that containerd does not know is ignored without a word',
  severity: 'breaks-now',
  what: 'hosts.toml holds a key that no release of containerd reads there.',
  why: 'Unknown keys of hosts.toml are skipped in every version, without a warning. Names from config.toml (`ca_file`, `insecure_skip_verify`), `[hosts."…"]` and credentials are the usual ones.',
  whatToDo: 'Use the name that containerd knows; credentials go into an imagePullSecret.',
  references: [schema, measured],
  *check(document, theCase) {
    for (const entry of [document.fallback, ...document.hosts.filter((host) => !bareNameTable(document, host))])
      for (const key of entry.table.entries) {
        if (keysOf(entry.at).has(key.key) || (entry.at.length > 0 && key.key === 'server')) continue;
        yield { range: key.keyRange, ...problemOf(document, theCase, entry, key) };
      }
  },
};

/** Other tools' names for a key, in lower case without `_`, `-` and `.`. */
const meant: readonly (readonly [RegExp, Meaning])[] = [
  [/^(hosts|mirrors?|endpoints?)$/, 'host'],
  [
    /^(root)?ca(file|path|cert|certs|certfile|certificate|bundle|crt|s)?$|^cert(ificate)?authority$|^cacertificates?$/,
    'ca',
  ],
  [/insecure|^(skip|no)(tls)?verif|^(ssl|tls)?verify|^tlsskip|^skipssl|^verifytls|^verifyssl/, 'switch'],
  [
    /^(auth|auths|username|user|password|pass|passwd|token|identitytoken|credentials?|registrytoken|login)$/,
    'credentials',
  ],
  [/^(certfile|keyfile|clientcert|clientkey|cert|key|clientca|certificate)$/, 'client files'],
  [/^tls$/, 'tls'],
  [/^(rewrite|proxy)$/, 'elsewhere'],
];

type Meaning = 'host' | 'ca' | 'switch' | 'credentials' | 'client files' | 'tls' | 'elsewhere';

type Found = Omit<Problem, 'range'>;

const meaningOf = (key: string): Meaning | undefined =>
  meant.find(([pattern]) => pattern.test(key.toLowerCase().replaceAll(/[-_.]/g, '')))?.[1];

function problemOf(document: ContainerdHostsDocument, theCase: Case, entry: HostEntry, { key, value }: Entry): Found {
  const where = entry.at.length > 0 ? ` in ${nameOf(entry)}` : '';
  const likely = nearest(key, keysOf(entry.at).keys());
  const meaning = likely === 'skip_verify' ? 'switch' : meaningOf(key);
  const renamed = meaning === 'ca' || meaning === 'host' ? meaning : meaning ? undefined : likely;
  if (meaning === 'switch') return ignoredSwitch(document, entry, key, where);
  if (meaning === 'credentials')
    return {
      severity: 'unsafe',
      message: `containerd reads no credentials (auth) from hosts.toml: ${key}${where} is ignored and lies there in clear.`,
      whatToDo:
        'Put the credentials into an imagePullSecret or a kubelet credential provider, then take them out here.',
      declined: 'Where else these credentials are kept is not known; taking them out here could lose them.',
    };
  const known = renamed !== undefined && keysOf(entry.at).has(renamed) ? renamed : undefined;
  if (known) return misnamed(document, theCase, entry, key, known, where, value.kind === 'table');
  return {
    severity: meaning ? 'breaks-now' : 'tidy',
    message: `containerd does not know ${key}${where} and ignores it.${hints[meaning ?? 'host'] ?? ''}`,
    declined: 'What the key was meant to do cannot be said in hosts.toml with one other key.',
  };
}

const hints: Partial<Record<Meaning, string>> = {
  'client files': ' A client certificate is written client = [["client.crt", "client.key"]].',
  tls: ' ca and client stand directly in the table.',
  elsewhere: ' Only the containerd of K3s and RKE2 knows rewrite; a proxy is set in the environment of containerd.',
};

/** The name of a switch is never corrected: that would turn verification off. */
function ignoredSwitch({ file, toml }: ContainerdHostsDocument, { at }: HostEntry, key: string, where: string): Found {
  return {
    severity: 'tidy',
    message: `containerd does not know ${key}${where}: the certificate is verified all the same, and needs its CA in ca.`,
    whatToDo: 'Take the key out and name the CA in `ca`.',
    fix: {
      title: `Take out ${key}, which has no effect`,
      safety: 'safe',
      edits: removeAt(toml, [...at, key]),
      declares: [{ path: file.path, at: [...at, key] }],
    },
  };
}

function misnamed(
  { file, toml }: ContainerdHostsDocument,
  { evidence }: Case,
  { at }: HostEntry,
  key: string,
  known: string,
  where: string,
  isTable: boolean,
): Found {
  const shown = isTable ? `[${[...at, key].join('.')}…]` : key;
  const edits = renameKey(toml, [...at, key], known);
  const message = `containerd does not know ${shown}${where} and ignores it; ${known} is meant.`;
  if (edits.length === 0)
    return { message, declined: `There is a ${known} already; which of the two is meant is not in the file.` };
  return {
    message,
    fix: {
      title: `Rename ${key} to ${known}`,
      // What was ignored takes effect: harmless where pulls fail anyway, worth a look where they work.
      safety: evidence.some(({ caCures }) => caCures !== 'no') ? 'safe' : 'needs-review',
      edits,
      declares: [
        { path: file.path, at: [...at, key] },
        { path: file.path, at: [...at, known] },
      ],
    },
  };
}
